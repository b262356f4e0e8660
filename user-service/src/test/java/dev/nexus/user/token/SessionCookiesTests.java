package dev.nexus.user.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionCookiesTests {

    private static final SessionCookies SECURE = cookies("https://books.example.org");
    private static final SessionCookies PLAIN = cookies("http://192.168.1.7:8080");

    private static SessionCookies cookies(String url) {
        return new SessionCookies(new PublicUrl(URI.create(url)));
    }

    private static List<String> set(SessionCookies cookies) {
        return cookies.of("a.b.c", Duration.ofMinutes(10), "refresh", "csrf", Duration.ofDays(30)).stream()
                .map(ResponseCookie::toString)
                .map(cookie -> cookie.replaceAll(" Expires=[^;]*;", ""))
                .toList();
    }

    private static Optional<String> sent(SessionCookies cookies, String name) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("other", "x"), new Cookie(name, "token"));
        return cookies.refreshToken(request);
    }

    @Test
    void areForHttpsAndThisHostAlone() {
        assertThat(set(SECURE))
                .containsExactly(
                        "__Host-nexus-access=a.b.c; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Strict",
                        "__Secure-nexus-refresh=refresh; Path=/api/v1/sessions; Max-Age=2592000; Secure; HttpOnly; SameSite=Strict",
                        "__Host-nexus-csrf=csrf; Path=/; Max-Age=2592000; Secure; SameSite=Strict");
    }

    @Test
    void haveSimplerNamesOnAMachineWithoutHttps() {
        assertThat(set(PLAIN))
                .containsExactly(
                        "nexus-access=a.b.c; Path=/; Max-Age=600; HttpOnly; SameSite=Strict",
                        "nexus-refresh=refresh; Path=/api/v1/sessions; Max-Age=2592000; HttpOnly; SameSite=Strict",
                        "nexus-csrf=csrf; Path=/; Max-Age=2592000; SameSite=Strict");
    }

    @Test
    void areTakenBackWhereTheyWereSet() {
        assertThat(SECURE.cleared())
                .allSatisfy(cookie -> assertThat(cookie).contains("=; ", "Max-Age=0;", "Secure", "SameSite=Strict"))
                .satisfiesExactly(
                        access -> assertThat(access).startsWith("__Host-nexus-access=; Path=/;"),
                        refresh -> assertThat(refresh).startsWith("__Secure-nexus-refresh=; Path=/api/v1/sessions;"),
                        csrf -> assertThat(csrf).startsWith("__Host-nexus-csrf=; Path=/;"));
    }

    @Test
    void areReadByTheNameThatFits() {
        assertThat(sent(SECURE, "__Secure-nexus-refresh")).contains("token");
        assertThat(sent(SECURE, "nexus-refresh")).isEmpty();
        assertThat(sent(PLAIN, "nexus-refresh")).contains("token");
        assertThat(PLAIN.refreshToken(new MockHttpServletRequest())).isEmpty();
    }
}
