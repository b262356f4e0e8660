package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.TestTokens;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class HeadersTests {

    private static final String PATH = "/api/v1/books/1";

    private final Caller caller;
    private final int port;

    HeadersTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
        this.port = port;
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "x-user-roles",
                "X_User_Id",
                "X-User",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Prefix",
                "Forwarded",
                "X-Real-IP",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "Nexus-User",
                "nexus_roles",
                "X-Auth-Request-User",
                "Keep-Alive",
                "Proxy-Authorization",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "Upgrade",
                "X-Only-This-Hop",
                "Nexus-Role",
                "nexus_user"
            })
    void stripsWhatAClientMayNotSay(String name) {
        // When
        try (var client = new RawClient(port)) {
            client.head("GET " + PATH, name + ": forged", "Connection: close, X-Only-This-Hop");
            client.rest();
        }

        // Then
        assertThat(FakeSuite.CATALOG.seen(PATH)).singleElement().satisfies(seen -> assertThat(
                        seen.headers().keySet())
                .extracting(header -> header.toLowerCase(Locale.ROOT))
                .doesNotContain(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void passesTheOtherHeadersOfAClientUnchanged() {
        // When
        caller.send(caller.to(PATH)
                .header("Accept", "application/json;q=0.5, */*")
                .header("Accept-Language", "de, en;q=0.7")
                .header("If-None-Match", "\"7\", W/\"8\"")
                .header("Idempotency-Key", "abc")
                .header("X-Custom", "one")
                .header("X-Custom", "two"));

        // Then
        assertThat(FakeSuite.CATALOG.seen(PATH)).singleElement().satisfies(seen -> {
            assertThat(seen.header("Accept")).containsExactly("application/json;q=0.5, */*");
            assertThat(seen.header("Accept-Language")).containsExactly("de, en;q=0.7");
            assertThat(seen.header("If-None-Match")).containsExactly("\"7\", W/\"8\"");
            assertThat(seen.header("Idempotency-Key")).containsExactly("abc");
            assertThat(seen.header("X-Custom")).containsExactlyInAnyOrder("one", "two");
            assertThat(seen.header("Accept-Encoding")).isEmpty();
            assertThat(seen.header("Upgrade")).isEmpty();
            assertThat(seen.header("Host")).containsExactly("127.0.0.1:" + FakeSuite.CATALOG_WIRE.port());
        });
    }

    @Test
    void tellsTheBackendWhereARequestCameFromAndBelievesNoClient() {
        // When
        caller.send(caller.to(PATH)
                .header("X-Forwarded-For", "127.0.0.1, 203.0.113.7")
                .header("Nexus-Client-Address", "127.0.0.1"));

        // Then
        assertThat(FakeSuite.CATALOG.seen(PATH)).singleElement().satisfies(seen -> assertThat(
                        seen.header("Nexus-Client-Address"))
                .containsExactly("203.0.113.7"));
    }

    @Test
    void continuesTheTraceOfTheClientAsOftenAsOthersAreTraced() {
        // Given: an account of its own, so that no other test meets its limit
        var own = TestTokens.bearer(UUID.randomUUID());
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        // When
        for (var request = 0; request < 200; request++) {
            caller.send(caller.anonymously(PATH)
                    .header("Authorization", own)
                    .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        }

        // Then
        var passed = FakeSuite.CATALOG.seen(PATH).stream()
                .flatMap(seen -> seen.header("traceparent").stream())
                .toList();
        assertThat(passed).hasSize(200).allSatisfy(header -> assertThat(header).contains(trace));
        assertThat(passed.stream().filter(header -> header.endsWith("-01")).count())
                .isBetween(1L, 100L);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(FakeSuite.SPANS)
                .extracting(SpanData::getTraceId)
                .contains(trace));
    }

    @Test
    void passesTheTraceOfARequestThatIsNotTracedAsItIs() {
        // Given
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

        // When
        caller.send(caller.to(PATH).header("traceparent", trace));

        // Then
        assertThat(FakeSuite.CATALOG.seen(PATH))
                .singleElement()
                .satisfies(seen -> assertThat(seen.header("traceparent")).containsExactly(trace));
    }

    @Test
    void namesARequestOfWhichTheClientSaysNothing() {
        // When
        caller.send(caller.to(PATH).header("traceparent", "00-nonsense-01"));

        // Then
        assertThat(FakeSuite.CATALOG.seen(PATH)).singleElement().satisfies(seen -> assertThat(
                        seen.header("traceparent"))
                .singleElement()
                .asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]"));
    }

    @Test
    void tellsTheTraceInAProblem() {
        // When
        var answer = caller.send(caller.to("/api/v1/nothing-here")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"));

        // Then
        assertThat(answer.body()).contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"");
    }

    @Test
    void tellsTheBackendTheAddressOfTheClient() {
        // When
        caller.send(caller.to(PATH).header("Nexus-Client-Address", "8.8.8.8"));

        // Then
        assertThat(FakeSuite.CATALOG.seen(PATH)).singleElement().satisfies(seen -> assertThat(
                        seen.header("Nexus-Client-Address"))
                .containsExactly("127.0.0.1"));
    }

    @Test
    void passesAProblemOfABackendUnchanged() {
        // Given
        var problem = "{\"type\":\"https://nexus.dev/problems/x\",\"status\":409,\"code\":\"x\",\"traceId\":\"t\"}";
        FakeSuite.CATALOG.answer(PATH, exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            exchange.getResponseHeaders().set("X-Custom", "kept");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            FakeBackend.text(exchange, 409, "application/problem+json", problem);
        });

        // When
        var answer = caller.get(PATH);

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("17");
        assertThat(answer.headers().allValues("X-Custom")).containsExactly("kept");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422, 429, 500, 503})
    void passesEveryStatusOfABackend(int status) {
        // Given
        FakeSuite.CATALOG.answer(PATH, exchange -> FakeBackend.text(exchange, status, "application/json", "{}"));

        // When
        var answer = caller.get(PATH);

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void followsNoRedirect() {
        // Given
        FakeSuite.CATALOG.answer(PATH, exchange -> {
            exchange.getResponseHeaders().set("Location", "/api/v1/books/2");
            FakeBackend.text(exchange, 302, "text/plain", "");
        });

        // When
        var answer = caller.get(PATH);

        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/books/2");
    }

    @Test
    void keepsTheHeadersOfTheBackendsConnectionToItself() {
        // Given
        FakeSuite.CATALOG.answer(PATH, exchange -> {
            exchange.getResponseHeaders().set("Connection", "X-Only-This-Hop");
            exchange.getResponseHeaders().set("X-Only-This-Hop", "1");
            exchange.getResponseHeaders().set("Keep-Alive", "timeout=3");
            exchange.getResponseHeaders().set("Upgrade", "h2c");
            FakeBackend.text(exchange, 200, "text/plain", "here");
        });

        // When
        var answer = caller.get(PATH);

        // Then
        assertThat(answer.body()).isEqualTo("here");
        assertThat(Objects.requireNonNull(answer.headers().map()))
                .doesNotContainKeys("x-only-this-hop", "upgrade", "connection");
        assertThat(answer.headers().allValues("keep-alive")).doesNotContain("timeout=3");
    }

    @Test
    void leavesCompressedAnswersAlone() {
        // Given
        FakeSuite.CATALOG.answer(PATH, exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeBackend.text(exchange, 200, "application/json", "not really gzip");
        });

        // When
        var answer = caller.get(PATH);

        // Then
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.body()).isEqualTo("not really gzip");
    }
}
