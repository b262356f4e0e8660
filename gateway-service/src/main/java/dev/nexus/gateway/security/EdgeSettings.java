package dev.nexus.gateway.security;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the gateway looks from outside.
 *
 * @param publicUrl where people find it; with {@code https}, cookies and browsers are bound to that
 * @param corsOrigins from which other origins a page may ask, for example {@code https://app.example.org}; {@code *} for
 *     all of them, but then without cookies
 * @param maxBody the largest body of a request that carries no file
 */
@ConfigurationProperties("nexus.gateway.edge")
record EdgeSettings(URI publicUrl, @DefaultValue List<String> corsOrigins, DataSize maxBody) {

    static final String ANY_ORIGIN = "*";

    EdgeSettings {
        corsOrigins = List.copyOf(corsOrigins);
        if (!isHttp(publicUrl)) {
            throw new IllegalArgumentException("public URL '" + publicUrl + "' is not of the form https://host");
        }
        for (var origin : corsOrigins) {
            if (!origin.equals(ANY_ORIGIN) && !isOrigin(origin)) {
                throw new IllegalArgumentException("origin '" + origin + "' is not of the form https://host");
            }
        }
        if (maxBody.toBytes() < 1) {
            throw new IllegalArgumentException("max-body " + maxBody + " lets no body pass");
        }
    }

    boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    private static boolean isHttp(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null;
    }

    /** A browser compares letter by letter: no path, not even a slash. */
    private static boolean isOrigin(String text) {
        var url = URI.create(text);
        return isHttp(url) && text.equals(url.getScheme() + "://" + url.getRawAuthority()) && url.getUserInfo() == null;
    }
}
