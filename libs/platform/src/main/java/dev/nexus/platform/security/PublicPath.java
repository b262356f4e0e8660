package dev.nexus.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A path that needs no token.
 *
 * @param method the only method; null for all
 * @param pattern a path pattern of Spring that begins with a slash
 */
public record PublicPath(@Nullable HttpMethod method, String pattern) {

    /** Refuses a pattern that is no path. */
    public PublicPath {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("public path '" + pattern + "' does not begin with a slash");
        }
    }

    /**
     * Reads a path as it stands in the configuration.
     *
     * @param text a method, a space and a pattern; or the pattern alone
     * @return the path
     */
    public static PublicPath valueOf(String text) {
        var parts = text.strip().split(" +", 2);
        return parts.length == 2
                ? new PublicPath(HttpMethod.valueOf(parts[0]), parts[1])
                : new PublicPath(null, parts[0]);
    }

    RequestMatcher matcher() {
        var paths = PathPatternRequestMatcher.withDefaults();
        return method == null ? paths.matcher(pattern) : paths.matcher(method, pattern);
    }
}
