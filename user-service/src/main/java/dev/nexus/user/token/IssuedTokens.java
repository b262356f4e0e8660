package dev.nexus.user.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets for signing in or refreshing.
 *
 * @param accessToken the token for requests
 * @param lifetime how long the access token lives
 * @param refreshToken the token for the next refresh, good for one use
 * @param sessionId the session that both belong to
 * @param browser the tokens as cookies; null when the client keeps them itself
 */
public record IssuedTokens(
        String accessToken,
        Duration lifetime,
        String refreshToken,
        SessionId sessionId,
        @Nullable BrowserTokens browser) {

    @Override
    public String toString() {
        return "IssuedTokens[sessionId=%s]".formatted(sessionId);
    }
}
