package dev.nexus.user.token;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What a client gets for signing in or refreshing (RFC 6749, section 5.1, in camel case).
 *
 * @param accessToken the token for requests
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token expires
 * @param refreshToken the token for the next refresh, good for one use
 * @param sessionId the session that both belong to
 */
public record TokensView(String accessToken, String tokenType, long expiresIn, String refreshToken, UUID sessionId) {

    /**
     * Answers with tokens; nobody on the way keeps them.
     *
     * @param status the status of the answer
     * @param tokens the tokens
     * @return the answer
     */
    public static ResponseEntity<TokensView> answer(HttpStatus status, IssuedTokens tokens) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(of(tokens));
    }

    private static TokensView of(IssuedTokens tokens) {
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
