package dev.nexus.user.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What a client gets for signing in or refreshing (RFC 6749, section 5.1, in camel case). A browser that asked for cookies
 * gets the tokens in those alone.
 *
 * @param accessToken the token for requests; absent when it is in a cookie
 * @param tokenType {@code Bearer}, or {@code Cookie}
 * @param expiresIn seconds until the access token expires
 * @param refreshToken the token for the next refresh, good for one use; absent when it is in a cookie
 * @param sessionId the session that both belong to
 * @param csrfToken what goes into {@code X-CSRF-Token} of unsafe requests; absent when no cookie authenticates
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokensView(
        @Nullable String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        UUID sessionId,
        @Nullable String csrfToken) {

    /**
     * Answers with tokens; nobody on the way keeps them.
     *
     * @param status the status of the answer
     * @param tokens the tokens
     * @return the answer, with cookies when it is a browser's session
     */
    public static ResponseEntity<TokensView> answer(HttpStatus status, IssuedTokens tokens) {
        var answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
        var browser = tokens.browser();
        if (browser == null) {
            return answer.body(inBody(tokens));
        }
        browser.cookies().forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie.toString()));
        return answer.body(inCookies(tokens, browser));
    }

    private static TokensView inBody(IssuedTokens tokens) {
        return new TokensView(
                tokens.accessToken(),
                "Bearer",
                tokens.lifetime().toSeconds(),
                tokens.refreshToken(),
                tokens.sessionId().value(),
                null);
    }

    private static TokensView inCookies(IssuedTokens tokens, BrowserTokens browser) {
        return new TokensView(
                null,
                "Cookie",
                tokens.lifetime().toSeconds(),
                null,
                tokens.sessionId().value(),
                browser.csrfToken());
    }

    @Override
    public String toString() {
        return "TokensView[sessionId=%s]".formatted(sessionId);
    }
}
