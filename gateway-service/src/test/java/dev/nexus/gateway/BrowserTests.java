package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What browsers are told: which pages may ask, and what an answer is not good for. */
@GatewayTest
class BrowserTests {

    private static final String APP = "https://app.example.org";

    private final Caller caller;
    private final int port;

    BrowserTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
        this.port = port;
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
    }

    @Test
    void tellsAPageOfTheAppThatItMayAsk() {
        // When
        var answer = preflight("/api/v1/books/1", APP);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 204 ").contains("Access-Control-Allow-Origin: " + APP + "\r\n");
        assertThat(answer)
                .contains("Access-Control-Allow-Credentials: true\r\n", "Access-Control-Max-Age: 3600\r\n")
                .containsPattern("Access-Control-Allow-Methods: .*PATCH")
                .containsPattern("Access-Control-Allow-Headers: .*If-Match.*X-CSRF-Token.*Upload-Offset");
        assertThat(FakeSuite.CATALOG.seen()).isEmpty();
    }

    @Test
    void letsAPageOfTheAppReadAnswersAndTheirHeaders() {
        // When
        var answer = caller.send(caller.to("/api/v1/books").header("Origin", APP));

        // Then
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(APP);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "Location", "Content-Range")
                .contains("Accept-Ranges", "Upload-Offset", "Tus-Resumable");
    }

    @Test
    void keepsTheAnswersOfTwoPeopleAtOneBrowserApart() {
        // When
        var personal = caller.send(caller.to("/api/v1/books").header("Origin", APP));
        var common = caller.send(caller.anonymously("/api/v1/server"));

        // Then
        assertThat(personal.headers().allValues("Vary")).containsExactlyInAnyOrder("Origin", "Authorization, Cookie");
        assertThat(common.headers().allValues("Vary")).containsExactly("Origin");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/books, 401", "/api/v1/nothing, 404", "/api/v1/books;a, 400"})
    void letsAPageOfTheAppReadRefusals(String path, int status) {
        // When
        var answer = caller.send(caller.anonymously(path).header("Origin", APP));

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(APP);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void letsAPageOfTheAppReadThatABackendFailed() {
        // Given
        FakeSuite.CATALOG.answer("/api/v1/books", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"half\"");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        // When
        var answer = caller.send(caller.to("/api/v1/books").header("Origin", APP));

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(APP);
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://app.example.org.evil.example",
                "https://app.example.org:444",
                "http://app.example.org",
                "https://APP.example.org",
                "null"
            })
    void tellsPagesOfOthersNothing(String origin) {
        // When
        var question = preflight("/api/v1/books", origin);
        var answer = caller.send(caller.to("/api/v1/books").header("Origin", origin));

        // Then
        assertThat(question)
                .startsWith("HTTP/1.1 403 ")
                .contains("application/problem+json", "\"code\":\"origin-not-allowed\"")
                .doesNotContain("Access-Control-Allow-Origin");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/books, same-origin",
        "/api/v1/nothing, same-origin",
        "/status, same-origin",
        "/api/v1/files/1/content, cross-origin",
        "/api/v1/books/1/cover, cross-origin",
    })
    void saysWhatAnAnswerIsNotGoodFor(String path, String whose) {
        // When
        var answer = caller.get(path);

        // Then
        var headers = answer.headers();
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly(whose);
        assertThat(headers.allValues("X-Frame-Options")).hasSizeLessThanOrEqualTo(1);
        // It is reached by http here, and a browser would never come back.
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesABodyThatIsTooLarge(boolean saysSo) {
        // Given
        var body = new byte[1024 * 1024 + 1];

        // When
        var answer = caller.send(caller.to("/api/v1/libraries")
                .POST(
                        saysSo
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"content-too-large\"");
        // Nor did a part of it get there as if it were the whole.
        assertThat(FakeSuite.USER.seen().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void passesABodyThatIsJustNotTooLarge(boolean saysSo) {
        // Given
        var body = new byte[1024 * 1024];

        // When
        var answer = caller.send(caller.to("/api/v1/me/progress/reports")
                .POST(
                        saysSo
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.PLAYBACK.seen()).singleElement().satisfies(seen -> assertThat(seen.body())
                .hasSize(body.length));
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/libraries/1/imports", "PATCH, /api/v1/uploads/1", "PUT, /api/v1/books/1/cover"})
    void leavesFilesToTheServiceThatStoresThem(String method, String path) {
        // Given
        var body = new byte[2 * 1024 * 1024];

        // When
        var answer = caller.send(caller.to(path).method(method, BodyPublishers.ofByteArray(body)));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 40_000})
    void refusesAnEndlessPathAsAProblem(int length) {
        // When
        try (var client = new RawClient(port)) {
            client.head("GET /api/v1/books?q=" + "x".repeat(length), "Connection: close");
            var answer = client.rest();

            // Then
            assertThat(answer).containsPattern("^HTTP/1.1 (400|414|431) ").contains("application/problem+json");
        }
        assertThat(FakeSuite.CATALOG.seen()).isEmpty();
    }

    @Test
    void refusesEndlessHeadersAsAProblem() {
        // When
        try (var client = new RawClient(port)) {
            client.head("GET /api/v1/books", "X-Custom: " + "x".repeat(20_000), "Connection: close");
            var answer = client.rest();

            // Then
            assertThat(answer).containsPattern("^HTTP/1.1 (400|431) ").contains("application/problem+json");
        }
        assertThat(FakeSuite.CATALOG.seen()).isEmpty();
    }

    private String preflight(String path, String origin) {
        try (var client = new RawClient(port)) {
            client.send("OPTIONS " + path + " HTTP/1.1\r\nHost: gateway\r\nOrigin: " + origin
                    + "\r\nAccess-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: if-match\r\n"
                    + "Connection: close\r\n\r\n");
            return client.rest();
        }
    }
}
