package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class StatusTests {

    private static final String READINESS = "/actuator/health/readiness";

    private final Caller caller;

    StatusTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
    }

    @Test
    void saysThatAllAreReady() {
        // When
        var answer = await().until(this::status, each -> each.statusCode() == 200);

        // Then
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body()).isEqualTo("""
                gateway       ready
                user          ready
                catalog       ready
                playback      ready
                notification  ready
                """);
    }

    @Test
    void saysWhichOneIsNotReady() {
        // Given
        FakeSuite.PLAYBACK.answer(
                READINESS, exchange -> FakeBackend.text(exchange, 503, "application/json", "{\"status\":\"DOWN\"}"));

        // When
        var answer = await().until(this::status, each -> each.body().contains("playback      not ready"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("catalog       ready", "playback      not ready");
    }

    @Test
    void asksTheServicesOnceForManyWhoWantToKnow() throws Exception {
        // Given
        var asked = new AtomicInteger();
        FakeSuite.USER.answer(READINESS, exchange -> {
            asked.incrementAndGet();
            FakeBackend.text(exchange, 200, "application/json", "{}");
        });

        // When
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.invokeAll(Collections.nCopies(50, this::status));
        }

        // Then
        assertThat(asked).hasValueLessThan(10);
    }

    @Test
    void doesNotWaitForAServiceThatHangs() {
        // Given
        var end = new CountDownLatch(1);
        FakeSuite.USER.answer(READINESS, _ -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        // When
        HttpResponse<String> answer;
        try {
            answer = await().until(this::status, each -> each.body().contains("user          not ready"));
        } finally {
            end.countDown();
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("user          not ready", "catalog       ready");
    }

    @Test
    void tellsAnybodyWhatThisServerIs() {
        // When
        var answer = caller.send(caller.anonymously("/api/v1/server"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"version\":", "\"features\":[\"accounts\"", "\"limits\":{\"pageSize\":200")
                .contains("\"requestSeconds\":1.5");
    }

    private HttpResponse<String> status() {
        return caller.send(caller.anonymously("/status"));
    }
}
