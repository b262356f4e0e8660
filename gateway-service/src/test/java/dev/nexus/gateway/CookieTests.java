package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A browser's session: cookies in, a token behind, and no change that the page did not want. */
@GatewayTest
class CookieTests {

    private static final String CSRF = "a-token-of-the-page";
    private static final String BOOKS = "/api/v1/books";

    private final Caller caller;
    private final String token = TestTokens.with(UUID.randomUUID(), Map.of("csrf", sha256(CSRF)));
    private final String cookie =
            "theme=dark; nexus-access=" + token.substring(7) + "; nexus-refresh=r-e_f; nexus-csrf=" + CSRF;

    CookieTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
    }

    @Test
    void turnsTheCookieIntoATokenAndPassesNoCookie() {
        // When
        var answer = send("GET", BOOKS, "Cookie", cookie);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.CATALOG.seen(BOOKS)).singleElement().satisfies(seen -> {
            assertThat(seen.header("Authorization")).containsExactly(token);
            assertThat(seen.header("Cookie")).isEmpty();
        });
    }

    @Test
    void prefersTheTokenThatTheClientSent() {
        // Given
        var own = TestTokens.bearer(UUID.randomUUID());

        // When
        var answer = send("POST", BOOKS, "Cookie", cookie, "Authorization", own);

        // Then: and a token that a page must send itself needs no other proof
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.CATALOG.seen(BOOKS)).singleElement().satisfies(seen -> {
            assertThat(seen.header("Authorization")).containsExactly(own);
            assertThat(seen.header("Cookie")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void letsThePageChangeSomething(String method) {
        // When
        var answer = send(method, BOOKS, "Cookie", cookie, "X-CSRF-Token", CSRF);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "PUT, wrong", "PATCH, a-token-of-the-pag", "DELETE, a-token-of-the-page2"})
    void refusesAChangeThatThePageDidNotWant(String method, String csrf) {
        // When
        var answer = csrf.isEmpty()
                ? send(method, BOOKS, "Cookie", cookie)
                : send(method, BOOKS, "Cookie", cookie, "X-CSRF-Token", csrf);

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"csrf-token-invalid\"");
        assertThat(FakeSuite.CATALOG.seen()).isEmpty();
    }

    @Test
    void refusesAChangeByATokenThatWasMadeForNoCookie() {
        // Given
        var other = TestTokens.bearer(UUID.randomUUID()).substring(7);

        // When
        var answer = send("POST", BOOKS, "Cookie", "nexus-access=" + other, "X-CSRF-Token", CSRF);

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nexus-access=x",
                "nexus-access=",
                "nexus-access",
                "__Host-nexus-access=%s",
                "Nexus-Access=%s",
                "xnexus-access=%s",
                "a=nexus-access=%s",
                "nexus-access=%s; nexus-access=%s",
                "nexus-access=\"%s\""
            })
    void takesNoOtherCookieForIt(String cookies) {
        // When
        var answer = send("GET", BOOKS, "Cookie", cookies.replace("%s", token.substring(7)));

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(FakeSuite.CATALOG.seen()).isEmpty();
    }

    @Test
    void passesTheRefreshCookieWhereItIsExchangedOnly() {
        // When
        send("POST", "/api/v1/sessions/refresh", "Cookie", cookie, "X-CSRF-Token", CSRF);
        send("DELETE", "/api/v1/sessions/current", "Cookie", cookie, "X-CSRF-Token", CSRF);

        // Then
        assertThat(FakeSuite.USER.seen("/api/v1/sessions/refresh"))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.header("Cookie")).containsExactly("nexus-refresh=r-e_f");
                    assertThat(seen.header("X-CSRF-Token")).containsExactly(CSRF);
                    assertThat(seen.header("Authorization")).isEmpty();
                });
        assertThat(FakeSuite.USER.seen("/api/v1/sessions/current"))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.header("Cookie")).isEmpty();
                    assertThat(seen.header("Authorization")).containsExactly(token);
                });
    }

    /** Without it another site could speak for whoever is signed in, where nobody has to be. */
    @Test
    void speaksForNobodyWhereNobodyIsNeeded() {
        // When
        var answer = send("POST", "/api/v1/sessions", "Cookie", cookie);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.USER.seen("/api/v1/sessions"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.header("Authorization")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/sessions, true",
        "POST, /api/v1/sessions/refresh, true",
        "POST, /api/v1/sign-in/example/callback, true",
        "GET, /api/v1/me, false",
        "GET, /api/v1/libraries, false",
        "POST, /api/v1/accounts, false",
    })
    void letsCookiesBeSetWhereSessionsAre(String method, String path, boolean passes) {
        // Given
        FakeSuite.USER.answer(path, exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=1");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2");
            FakeBackend.text(exchange, 200, "text/plain", "user");
        });

        // When
        var answer = send(method, path, "Authorization", token);

        // Then
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(passes ? 2 : 0);
    }

    private HttpResponse<String> send(String method, String path, String... headers) {
        return caller.send(caller.anonymously(path).headers(headers).method(method, BodyPublishers.noBody()));
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
