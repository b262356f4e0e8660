package dev.nexus.user.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Where apps may be returned to: exactly what is configured, but for the port of a loopback address (RFC 8252). */
@Component
class RedirectUris {

    private final List<URI> allowed;

    RedirectUris(OidcSettings settings) {
        this.allowed = settings.redirectUris();
    }

    boolean allow(String wanted) {
        return allowed.stream().anyMatch(uri -> uri.toString().equals(wanted))
                || allowed.stream().filter(Addresses::isLoopback).anyMatch(uri -> isSameButForPort(uri, wanted));
    }

    private static boolean isSameButForPort(URI uri, String wanted) {
        try {
            var parsed = new URI(wanted);
            return Addresses.isLoopback(parsed)
                    && Objects.equals(parsed.getHost(), uri.getHost())
                    && Objects.equals(parsed.getRawPath(), uri.getRawPath())
                    && Objects.equals(parsed.getRawQuery(), uri.getRawQuery())
                    && parsed.getRawFragment() == null
                    && parsed.getRawUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
