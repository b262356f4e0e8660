package dev.nexus.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The cookies of a browser's session, as user-service sets them. */
final class Cookies {

    /** The only path on which a service sees a cookie: there it is exchanged for the next one. */
    private static final String REFRESH_PATH = "/api/v1/sessions/refresh";

    /** Signing in elsewhere and coming back is one conversation with one browser. */
    private static final String SIGN_IN_PATHS = "/api/v1/sign-in/";

    private final String access;
    private final String refresh;
    private final String signIn;

    Cookies(boolean secure) {
        // A browser takes these prefixes as a promise that no other site and no plain connection set the cookie.
        this.access = secure ? "__Host-nexus-access" : "nexus-access";
        this.refresh = secure ? "__Secure-nexus-refresh" : "nexus-refresh";
        this.signIn = secure ? "__Secure-nexus-sign-in" : "nexus-sign-in";
    }

    /** The access token that a browser sent along; null for none. */
    @Nullable
    String accessToken(HttpServletRequest request) {
        return value(request.getHeaders(HttpHeaders.COOKIE), access);
    }

    /** What is left of the cookies for the service behind; null for nothing. */
    @Nullable
    String passed(HttpServletRequest request) {
        var path = request.getRequestURI();
        var name = path.equals(REFRESH_PATH) ? refresh : path.startsWith(SIGN_IN_PATHS) ? signIn : null;
        if (name == null) {
            return null;
        }
        var value = value(request.getHeaders(HttpHeaders.COOKIE), name);
        return value == null ? null : name + '=' + value;
    }

    /** The value of a cookie; null when there is none, or two of that name, of which one is somebody else's. */
    private static @Nullable String value(Enumeration<String> headers, String name) {
        String found = null;
        while (headers.hasMoreElements()) {
            var header = headers.nextElement();
            for (var from = 0; from < header.length(); ) {
                var semicolon = header.indexOf(';', from);
                var end = semicolon < 0 ? header.length() : semicolon;
                while (from < end && header.charAt(from) == ' ') {
                    from++;
                }
                if (header.startsWith(name, from)
                        && from + name.length() < end
                        && header.charAt(from + name.length()) == '=') {
                    if (found != null) {
                        return null;
                    }
                    found = header.substring(from + name.length() + 1, end).strip();
                }
                from = end + 1;
            }
        }
        return found == null || found.isEmpty() ? null : found;
    }
}
