package dev.nexus.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * The bearer token of the {@code Authorization} header (RFC 6750, section 2.1) and of nowhere else. Reads it as Spring's own
 * resolver does, without the regular expression, which cost a gateway 7 % of its CPU.
 */
final class BearerTokens implements BearerTokenResolver {

    private static final String SCHEME = "Bearer";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        var begin = SCHEME.length() + 1;
        if (header.length() <= begin || header.charAt(begin - 1) != ' ' || !isToken(header, begin)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
        }
        return header.substring(begin);
    }

    /** At least one letter, digit or mark, and equals signs at the end only. */
    private static boolean isToken(String header, int begin) {
        var end = header.length();
        while (end > begin && header.charAt(end - 1) == '=') {
            end--;
        }
        for (var index = begin; index < end; index++) {
            if (!isTokenCharacter(header.charAt(index))) {
                return false;
            }
        }
        return end > begin;
    }

    private static boolean isTokenCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "-._~+/".indexOf(character) >= 0;
    }
}
