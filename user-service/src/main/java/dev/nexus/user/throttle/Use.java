package dev.nexus.user.throttle;

import java.util.Arrays;

/**
 * One use of a limit by somebody.
 *
 * @param limit the limit
 * @param subject who or what uses it: an address, an account, or both
 */
public record Use(Limit limit, String subject) {

    /**
     * The use by several things together.
     *
     * @param limit the limit
     * @param parts what only counts together
     * @return the use
     */
    public static Use of(Limit limit, String... parts) {
        return new Use(limit, String.join("\n", Arrays.asList(parts)));
    }

    /**
     * The use by whoever comes from a network: an address of IPv4, or what a subscriber of IPv6 has at least.
     *
     * @param limit the limit
     * @param clientAddress where it comes from
     * @return the use
     */
    public static Use byNetwork(Limit limit, String clientAddress) {
        return of(limit, Network.of(clientAddress));
    }
}
