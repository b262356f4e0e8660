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
}
