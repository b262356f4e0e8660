package dev.nexus.notification.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which URLs a receiver may have. What a name stands for may change, and is looked at whenever it is connected to. */
@Component
public class ReceiverUrls {

    private static final int LONGEST = 2000;
    private static final String NO_HOST = "the URL names no host that could be sent to";

    private final AddressRules addresses;

    ReceiverUrls(AddressRules addresses) {
        this.addresses = addresses;
    }

    /**
     * Lets pass what may be sent to.
     *
     * @throws IllegalArgumentException if it may not; the message is for whoever named it
     */
    public void check(URI url) {
        require(url.toASCIIString().length() <= LONGEST, "the URL is longer than %d characters".formatted(LONGEST));
        require(hasScheme(url), addresses.opensAny() ? "the URL is neither https nor http" : "the URL is not https");
        require(url.getRawUserInfo() == null, "the URL has a user or password in it, which would not be sent");
        require(url.getRawFragment() == null, "the URL has a fragment, which would not be sent");
        var host = url.getHost();
        require(host != null && url.getPort() != 0, NO_HOST);
        var address = literal(host);
        require(address == null || addresses.allows(address), AddressRules.REFUSAL);
    }

    /** Plain text is for networks that the operator has opened. */
    private boolean hasScheme(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || (scheme.equals("http") && addresses.opensAny());
    }

    /** The address that stands in the place of a name; the end decides, as it does for browsers. */
    private static @Nullable InetAddress literal(String host) {
        if (host.startsWith("[")) {
            return read(host.substring(1, host.length() - 1));
        }
        if (Character.digit(host.charAt(host.length() - 1), 10) < 0) {
            return null;
        }
        var address = read(host);
        require(address.getHostAddress().equals(host), NO_HOST);
        return address;
    }

    private static InetAddress read(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(NO_HOST, broken);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
