package dev.nexus.user.token.web;

import dev.nexus.user.token.IssuedTokens;
import java.util.UUID;

/**
 * What a client gets for signing in or refreshing (RFC 6749, section 5.1, in camel case).
 *
 * @param accessToken the token for requests
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token expires
 * @param refreshToken the token for the next refresh, good for one use
 * @param sessionId the session that both belong to
 */
record TokensView(String accessToken, String tokenType, long expiresIn, String refreshToken, UUID sessionId) {

    static TokensView of(IssuedTokens tokens) {
        return new TokensView(
                tokens.accessToken(),
                "Bearer",
                tokens.lifetime().toSeconds(),
                tokens.refreshToken(),
                tokens.sessionId().value());
    }

    @Override
    public String toString() {
        return "TokensView[sessionId=%s]".formatted(sessionId);
    }
}
