package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ForgedTokens;
import dev.nexus.platform.test.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

@PublicGatewayTest
class PublicGatewayTests {

    private final Caller caller;
    private final int port;

    PublicGatewayTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
        this.port = port;
    }

    @BeforeEach
    void forget() {
        PublicSuite.BACKEND.forget();
    }

    /** Promise 15. */
    @TestFactory
    Stream<DynamicTest> refusesForgedTokens() {
        return ForgedTokens.table().stream()
                .map(token -> DynamicTest.dynamicTest(token.name(), () -> token.requireRefusal(port, "/api/v1/books")));
    }

    @Test
    void fetchesKeysOnceForAFloodOfTokensOfUnknownKeysWhileGoodOnesPass() throws Exception {
        // Given
        caller.get("/api/v1/books");
        var before = PublicSuite.KEY_FETCHES.get();

        // When
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var strangers = IntStream.range(0, 200)
                    .mapToObj(_ -> callers.submit(() -> status(TestTokens.ofUnknownKey(UUID.randomUUID()))))
                    .toList();
            var good = IntStream.range(0, 50)
                    .mapToObj(_ -> callers.submit(() -> status(TestTokens.bearer(UUID.randomUUID()))))
                    .toList();
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            // Then
            assertThat(strangers).extracting(Future::resultNow).containsOnly(401);
            assertThat(good).extracting(Future::resultNow).containsOnly(200);
        }
        assertThat(PublicSuite.KEY_FETCHES.get() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void bindsBrowsersToHttps() {
        // When
        var answer = caller.get("/api/v1/books");

        // Then
        assertThat(answer.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Authorization, Cookie");
    }

    @Test
    void takesOnlyCookiesThatABrowserKeepsToThisHost() {
        // Given
        var token = TestTokens.with(UUID.randomUUID(), Map.of("csrf", "x")).substring(7);

        // When
        var bare = caller.send(caller.anonymously("/api/v1/books").header("Cookie", "nexus-access=" + token));
        var bound = caller.send(caller.anonymously("/api/v1/books").header("Cookie", "__Host-nexus-access=" + token));
        caller.send(caller.anonymously("/api/v1/sessions/refresh")
                .header("Cookie", "__Secure-nexus-refresh=abc; nexus-refresh=def")
                .POST(BodyPublishers.noBody()));

        // Then
        assertThat(bare.statusCode()).isEqualTo(401);
        assertThat(bound.statusCode()).isEqualTo(200);
        assertThat(PublicSuite.BACKEND.heads())
                .hasSize(2)
                .last()
                .asString()
                .contains("\r\nCookie: __Secure-nexus-refresh=abc\r\n");
    }

    @Test
    void letsNoPageOfAnotherOriginAskUnlessTold() {
        // When
        var answer = caller.send(caller.to("/api/v1/books").header("Origin", "https://app.example.org"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void believesNobodyAboutWhereARequestCameFrom() {
        // When
        caller.send(caller.to("/api/v1/books").header("X-Forwarded-For", "6.6.6.6"));

        // Then
        assertThat(PublicSuite.BACKEND.heads())
                .singleElement()
                .asString()
                .contains("\r\nNexus-Client-Address: 127.0.0.1\r\n")
                .doesNotContain("6.6.6.6");
    }

    private int status(String authorization) {
        return caller.send(caller.anonymously("/api/v1/books").header("Authorization", authorization))
                .statusCode();
    }
}
