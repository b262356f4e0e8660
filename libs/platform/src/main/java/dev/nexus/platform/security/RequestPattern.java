package dev.nexus.platform.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;

/**
 * Requests that have a rule of their own.
 *
 * @param method the only method, {@code GET} with {@code HEAD}; null for all
 * @param pattern a path pattern of Spring that begins with a slash
 */
public record RequestPattern(@Nullable HttpMethod method, String pattern) {

    /** Refuses a pattern that is no path. */
    public RequestPattern {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("path '" + pattern + "' does not begin with a slash");
        }
    }

    /**
     * Reads a pattern as it stands in the configuration.
     *
     * @param text a method, a space and a pattern; or the pattern alone
     * @return the pattern
     */
    public static RequestPattern valueOf(String text) {
        var parts = text.strip().split(" +", 2);
        return parts.length == 2
                ? new RequestPattern(HttpMethod.valueOf(parts[0]), parts[1])
                : new RequestPattern(null, parts[0]);
    }

    /**
     * Matches what one of the patterns matches.
     *
     * @param patterns the patterns
     * @return a matcher that decides by method and path alone
     */
    public static RequestMatcher any(List<RequestPattern> patterns) {
        var candidates = patterns.stream().map(RequestPattern::candidate).toArray(Candidate[]::new);
        return request -> {
            var path = request.getRequestURI();
            // A letter may be written in another way, and a pattern does not look at parameters.
            var isPlain = path.indexOf('%') < 0 && path.indexOf(';') < 0;
            for (var candidate : candidates) {
                if ((!isPlain || path.startsWith(candidate.prefix()))
                        && candidate.matcher().matches(request)) {
                    return true;
                }
            }
            return false;
        };
    }

    private Candidate candidate() {
        var paths = PathPatternRequestMatcher.withDefaults();
        var matcher = method == null ? paths.matcher(pattern) : paths.matcher(method, pattern);
        return new Candidate(
                pattern.split("/?[*{?]", 2)[0],
                HttpMethod.GET.equals(method)
                        ? RequestMatchers.anyOf(matcher, paths.matcher(HttpMethod.HEAD, pattern))
                        : matcher);
    }

    /** A pattern, and what every path begins with that it matches: most requests are told apart by that. */
    private record Candidate(String prefix, RequestMatcher matcher) {}
}
