package dev.nexus.gateway.address;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param text the address as it is written
 * @param network what counts as one place to come from: an address of IPv4, or the /64 that a subscriber of IPv6 has at
 *     least
 */
public record ClientAddress(String text, String network) {

    /** The header that tells backends. What a client sends under this name never passes. */
    public static final String HEADER = "Nexus-Client-Address";

    private static final String ATTRIBUTE = ClientAddress.class.getName();
    private static final int SUBSCRIBER_BYTES = 8;

    /**
     * Where a request came from.
     *
     * @param request any request
     * @return the client's address, or the nearest one that can be believed
     */
    public static ClientAddress of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ClientAddress found ? found : of(request.getRemoteAddr());
    }

    static ClientAddress of(String text) {
        // Without a colon it is IPv4, and nothing is to be done.
        if (text.indexOf(':') < 0) {
            return of(text, null);
        }
        var address = withoutZone(text);
        return of(address, Literals.parse(address));
    }

    /** Through which of this machine's cards a neighbour came, says nothing about the neighbour. */
    static String withoutZone(String text) {
        var zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    static ClientAddress of(String text, @Nullable InetAddress address) {
        return new ClientAddress(
                text,
                address instanceof Inet6Address
                        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), SUBSCRIBER_BYTES))
                        : text);
    }

    void markOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
