package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.nexus.gateway.forward.Breakers;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@GatewayTest
class FailureTests {

    /** 1.5 s and what a loaded machine needs on top; far below any other limit. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final ApplicationContext context;
    private final Caller caller;
    private final int port;
    private CountDownLatch end = new CountDownLatch(1);

    FailureTests(@LocalServerPort int port, ApplicationContext context) {
        this.context = context;
        this.caller = new Caller(port);
        this.port = port;
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
        Breakers.forget(context);
        end = new CountDownLatch(1);
    }

    @AfterEach
    void letHungRequestsGo() {
        end.countDown();
        Breakers.forget(context);
    }

    @Test
    void saysThatAServiceIsAwayAndFindsItAgain() {
        // Given: connections of better times
        caller.get("/api/v1/me/statistics");
        FakeSuite.PLAYBACK.stop();
        HttpResponse<String> away;
        HttpResponse<String> other;

        // When
        try {
            away = caller.get("/api/v1/me/statistics");
            other = caller.get("/api/v1/books");
        } finally {
            FakeSuite.PLAYBACK.start();
        }
        var back = caller.get("/api/v1/me/statistics");

        // Then
        assertThat(away.statusCode()).isIn(502, 503);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(back.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST"})
    void answers503WhenAServiceRefusesConnections(String method) {
        // Given
        FakeSuite.PLAYBACK.stop();

        // When
        HttpResponse<String> answer;
        try {
            // The first may still meet a connection that is being closed.
            caller.get("/api/v1/me/statistics");
            answer =
                    caller.send(caller.to("/api/v1/me/progress/reports").method(method, BodyPublishers.ofString("{}")));
        } finally {
            FakeSuite.PLAYBACK.start();
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(2);
        assertThat(answer.body()).contains("\"code\":\"service-away\"", "\"retryable\":true");
    }

    @Test
    void answers504InBudgetWhileOthersAnswer() throws Exception {
        // Given
        FakeSuite.USER.answer("/api/v1/me", _ -> hang());

        // When
        var begin = System.nanoTime();
        HttpResponse<String> hung;
        HttpResponse<String> other;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, 20)
                    .mapToObj(_ -> executor.submit(() -> caller.get("/api/v1/me")))
                    .toList();
            other = caller.get("/api/v1/books");
            hung = waiting.getLast().get();
        }
        var took = Duration.ofNanos(System.nanoTime() - begin);

        // Then
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(hung.statusCode()).isEqualTo(504);
        assertThat(hung.body()).contains("\"code\":\"service-timeout\"");
        assertThat(took).isBetween(Duration.ofMillis(1500), BUDGET);
    }

    @Test
    void neverSendsAPostTwice() {
        // Given
        FakeSuite.USER.answer("/api/v1/libraries", HttpExchange::close);

        // When
        var answer = caller.post("/api/v1/libraries", "{}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"service-failed\"").doesNotContain("retryable");
        assertThat(FakeSuite.USER.seen("/api/v1/libraries")).hasSize(1);
    }

    @Test
    void breaksOffWhatTheBackendBrokeOff() {
        // Given: an answer without a length, whose end would look like any other
        FakeSuite.CATALOG.answer("/api/v1/books/1", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            hang();
        });
        var answer = caller.send(caller.to("/api/v1/books/1"), BodyHandlers.ofInputStream());

        // When
        assertThat(answer.statusCode()).isEqualTo(200);
        FakeSuite.CATALOG_WIRE.cut();

        // Then
        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void endsAnAnswerThatTricklesForEver() {
        // Given
        FakeSuite.CATALOG.answer("/api/v1/books", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!waited(Duration.ofMillis(100))) {
                exchange.getResponseBody().write(new byte[1000]);
                exchange.getResponseBody().flush();
            }
        });

        // When
        var begin = System.nanoTime();
        try (var client = new RawClient(port)) {
            client.head("GET /api/v1/books");
            client.rest();
        }

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BUDGET);
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waited(Duration duration) {
        try {
            return end.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
