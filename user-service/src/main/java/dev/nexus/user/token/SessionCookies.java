package dev.nexus.user.token;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.stereotype.Component;

/**
 * The cookies of a browser's session (RFC 6265bis). Where the suite is reached by https, their names promise that they come
 * from nobody else ({@code __Host-}, {@code __Secure-}) and they travel by https alone; a bare machine without https has
 * cookies of simpler names. The refresh token travels only to where it is exchanged.
 */
@Component
public class SessionCookies {

    private static final String SESSIONS = "/api/v1/sessions";

    private final boolean secure;

    SessionCookies(PublicUrl url) {
        this.secure = url.isSecure();
    }

    List<ResponseCookie> of(
            String accessToken, Duration accessLifetime, String refreshToken, String csrf, Duration left) {
        return Stream.of(
                        access(accessToken).maxAge(accessLifetime),
                        refresh(refreshToken).maxAge(left),
                        csrf(csrf).maxAge(left))
                .map(ResponseCookieBuilder::build)
                .toList();
    }

    /**
     * Takes all of them back.
     *
     * @return the values of {@code Set-Cookie}
     */
    public List<String> cleared() {
        return Stream.of(access(""), refresh(""), csrf(""))
                .map(cookie -> cookie.maxAge(Duration.ZERO).build().toString())
                .toList();
    }

    /**
     * Finds the refresh token among the cookies of a request.
     *
     * @param request the request
     * @return the token; empty when there is none
     */
    public Optional<String> refreshToken(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(refreshName()))
                        .map(Cookie::getValue)
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    private ResponseCookieBuilder access(String value) {
        return cookie(secure ? "__Host-nexus-access" : "nexus-access", value, "/")
                .httpOnly(true);
    }

    private ResponseCookieBuilder refresh(String value) {
        return cookie(refreshName(), value, SESSIONS).httpOnly(true);
    }

    /** Read by the page's own script, which sends it along. */
    private ResponseCookieBuilder csrf(String value) {
        return cookie(secure ? "__Host-nexus-csrf" : "nexus-csrf", value, "/");
    }

    private String refreshName() {
        return secure ? "__Secure-nexus-refresh" : "nexus-refresh";
    }

    private ResponseCookieBuilder cookie(String name, String value, String path) {
        return ResponseCookie.from(name, value).path(path).secure(secure).sameSite("Strict");
    }
}
