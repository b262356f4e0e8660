package dev.nexus.user.oidc;

import java.net.URI;
import java.util.Set;

/** Where secrets may be sent, and where not. */
final class Addresses {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private Addresses() {}

    /** Whether nobody on the way reads what is sent there. */
    static boolean isSafe(URI address) {
        return ("https".equals(address.getScheme()) && address.getHost() != null)
                || ("http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost())));
    }

    /** Whether it is an address by number on the machine of whoever is sent there (RFC 8252, section 7.3). */
    static boolean isLoopback(URI address) {
        return "http".equals(address.getScheme())
                && ("127.0.0.1".equals(address.getHost()) || "[::1]".equals(address.getHost()));
    }
}
