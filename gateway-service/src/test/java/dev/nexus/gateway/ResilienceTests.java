package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.nexus.gateway.forward.Breakers;
import dev.nexus.platform.test.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Promise 13: a hung or cut-off backend costs only its own routes, which are answered within their budget. */
@GatewayTest
class ResilienceTests {

    private static final String STATISTICS = "/api/v1/me/statistics";
    private static final String NOTIFICATIONS = "/api/v1/me/notifications";

    /** More than the breaker needs to decide. */
    private static final int ENOUGH = 30;

    private final ApplicationContext context;
    private final Caller caller;
    private final int port;
    private final CountDownLatch end = new CountDownLatch(1);

    ResilienceTests(@LocalServerPort int port, ApplicationContext context) {
        this.context = context;
        this.caller = new Caller(port);
        this.port = port;
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
        Breakers.forget(context);
    }

    @AfterEach
    void letGo() {
        end.countDown();
        Breakers.forget(context);
    }

    @Test
    void leavesABackendAloneThatIsAwayAndFindsItAgain() throws Exception {
        // Given
        FakeSuite.PLAYBACK.stop();
        try {
            atOnce(ENOUGH, () -> caller.get(STATISTICS));
        } finally {
            FakeSuite.PLAYBACK.start();
        }

        // When
        var left = caller.get(STATISTICS);
        var posted = caller.post("/api/v1/me/progress/reports", "{}");
        var other = caller.get("/api/v1/books");

        // Then: it is there again, but is not asked yet
        assertThat(List.of(left, posted)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(3);
            assertThat(answer.body()).contains("\"code\":\"service-away\"", "\"retryable\":true");
        });
        assertThat(state("playback", "open")).isEqualTo(1);
        assertThat(FakeSuite.PLAYBACK.seen(STATISTICS)).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);

        // When
        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller.get(STATISTICS).statusCode() == 200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller.get(STATISTICS).statusCode() == 200 && state("playback", "closed") == 1);
    }

    @Test
    void triesOnlyAFewWhileNobodyKnowsWhetherItIsBack() throws Exception {
        // Given
        FakeSuite.USER.answer("/api/v1/me", _ -> hang());
        atOnce(ENOUGH, () -> caller.get("/api/v1/me"));
        assertThat(state("user", "open")).isEqualTo(1);
        FakeSuite.USER.forget();
        FakeSuite.USER.answer("/api/v1/me", _ -> hang());

        // When: its time is over, and many ask at once
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            atOnce(ENOUGH, () -> caller.get("/api/v1/me"));
            return !FakeSuite.USER.seen("/api/v1/me").isEmpty();
        });

        // Then
        assertThat(FakeSuite.USER.seen("/api/v1/me")).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void costsNobodyElseAnythingThat500WaitForAHungBackend() throws Exception {
        // Given
        FakeSuite.USER.answer("/api/v1/me", _ -> hang());
        var begin = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, 500)
                    .mapToObj(_ -> executor.submit(() -> caller.get("/api/v1/me")))
                    .toList();

            // When
            var times = new ArrayList<Duration>();
            for (var other = 0; other < 50; other++) {
                var asked = System.nanoTime();
                assertThat(caller.get("/api/v1/books").statusCode()).isEqualTo(200);
                assertThat(caller.get(STATISTICS).statusCode()).isEqualTo(200);
                times.add(Duration.ofNanos(System.nanoTime() - asked));
            }

            // Then
            var answers = results(waiting);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isIn(503, 504);
                assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
                assertThat(answer.body()).containsAnyOf("service-timeout", "service-busy", "service-away");
            });
            times.sort(null);
            assertThat(times.get(times.size() / 2)).isLessThan(Duration.ofSeconds(1));
            // 1 s for its turn and 1.5 s for the backend, and what a loaded machine needs for 500 clients on top.
            assertThat(took).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void keepsNoPlaceForClientsThatSendTheirBodiesSlowly() {
        // Given: more than there are places at the backend
        var slow = new ArrayList<RawClient>();
        try {
            for (var client = 0; client < 250; client++) {
                slow.add(new RawClient(port)
                        .head(
                                "POST /api/v1/me/progress/reports",
                                "Content-Type: application/json",
                                "Content-Length: 99")
                        .send("{"));
            }

            // When
            var answer = caller.get(STATISTICS);
            var posted = caller.post("/api/v1/me/progress/reports", "{}");

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(posted.statusCode()).isEqualTo(200);
            assertThat(FakeSuite.PLAYBACK.seen("/api/v1/me/progress/reports")).hasSize(1);
        } finally {
            slow.forEach(RawClient::close);
        }
    }

    @Test
    void keepsNoPlaceForStrangersWhoseBodiesDoNotEnd() {
        // Given: each has sent as much as a stranger may, and keeps silent
        var body = "x".repeat(16 * 1024);
        var own = TestTokens.bearer(UUID.randomUUID());
        var slow = new ArrayList<RawClient>();
        try {
            for (var client = 0; client < 250; client++) {
                slow.add(new RawClient(port)
                        .send("POST /api/v1/sessions HTTP/1.1\r\nHost: gateway\r\nX-Forwarded-For: 203.0.113." + client
                                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n"));
            }

            // When
            var statuses = IntStream.range(0, 30)
                    .mapToObj(_ -> caller.send(caller.anonymously("/api/v1/me").header("Authorization", own))
                            .statusCode())
                    .toList();

            // Then
            assertThat(statuses).containsOnly(200);
        } finally {
            slow.forEach(RawClient::close);
        }
    }

    @Test
    void isNotImpressedByErrorsThatABackendAnswers() throws Exception {
        // Given
        FakeSuite.CATALOG.answer(
                "/api/v1/books/1", exchange -> FakeBackend.text(exchange, 500, "application/json", "{}"));

        // When
        var failed = atOnce(ENOUGH, () -> caller.get("/api/v1/books/1"));
        var other = caller.get("/api/v1/books");

        // Then
        assertThat(failed).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(500));
        assertThat(FakeSuite.CATALOG.seen("/api/v1/books/1")).hasSize(ENOUGH);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void isNotImpressedByClientsThatGoAway() {
        // Given: each promises a body and leaves in the middle of it
        for (var client = 0; client < ENOUGH; client++) {
            try (var leaving = new RawClient(port)) {
                leaving.head("POST /api/v1/libraries", "Content-Length: 100").send("{");
            }
        }

        // When
        var answer = caller.get("/api/v1/libraries");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(state("user", "closed")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void asksAgainWhatWasNotAnswered(String method) {
        // Given
        var asked = new AtomicInteger();
        FakeSuite.USER.answer("/api/v1/libraries", exchange -> {
            if (asked.getAndIncrement() == 0) {
                exchange.close();
            } else {
                FakeBackend.text(exchange, 200, "text/plain", "again");
            }
        });

        // When
        var answer = caller.send(caller.to("/api/v1/libraries").method(method, BodyPublishers.noBody()));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(asked).hasValue(2);
    }

    @Test
    void stopsAskingInTheEnd() {
        // Given
        FakeSuite.USER.answer("/api/v1/libraries", HttpExchange::close);

        // When
        var answer = caller.get("/api/v1/libraries");

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"service-failed\"", "\"retryable\":true");
        assertThat(FakeSuite.USER.seen("/api/v1/libraries")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "GET"})
    void neverSendsABodyTwice(String method) {
        // Given
        FakeSuite.USER.answer("/api/v1/libraries", HttpExchange::close);

        // When
        var answer = caller.send(caller.to("/api/v1/libraries").method(method, BodyPublishers.ofString("{}")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(FakeSuite.USER.seen("/api/v1/libraries")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void neverRepeatsWhatChangesSomething(String method) {
        // Given
        FakeSuite.USER.answer("/api/v1/libraries", HttpExchange::close);

        // When
        var answer = caller.send(caller.to("/api/v1/libraries").method(method, BodyPublishers.noBody()));

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(FakeSuite.USER.seen("/api/v1/libraries")).hasSize(1);
    }

    @Test
    void doesNotAskAgainOnceAnAnswerHasBegun() {
        // Given
        HttpResponse<String> answer;
        int requests;
        FakeSuite.NOTIFICATION.stop();

        // When: the connection is reset in the middle of the head
        try (var backend = new RawBackend(FakeSuite.NOTIFICATION.port(), connection -> {
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Le".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            RawBackend.reset(connection);
        })) {
            answer = caller.get(NOTIFICATIONS);
            requests = backend.requests();
        } finally {
            FakeSuite.NOTIFICATION.start();
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"service-failed\"");
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void forgetsTheHeadOfAnAnswerWhoseBodyBreaksOff() {
        // Given
        HttpResponse<String> answer;
        FakeSuite.NOTIFICATION.stop();

        // When: so little of it came that nothing was passed on yet
        try (var _ = new RawBackend(FakeSuite.NOTIFICATION.port(), connection -> {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nETag: \"7\"\r\nX-Custom: 1\r\n\r\nabc"
                            .getBytes(StandardCharsets.US_ASCII));
        })) {
            answer = caller.get(NOTIFICATIONS);
        } finally {
            FakeSuite.NOTIFICATION.start();
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).startsWith("{").endsWith("}").contains("\"code\":\"service-failed\"");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("X-Custom")).isEmpty();
    }

    @Test
    void asksAgainAfterAReset() {
        // Given
        var first = new AtomicInteger();
        HttpResponse<String> answer;
        FakeSuite.NOTIFICATION.stop();

        // When
        try (var _ = new RawBackend(FakeSuite.NOTIFICATION.port(), connection -> {
            if (first.getAndIncrement() == 0) {
                RawBackend.reset(connection);
            } else {
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            answer = caller.get(NOTIFICATIONS);
        } finally {
            FakeSuite.NOTIFICATION.start();
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("here");
    }

    @Test
    void endsAHeadThatTrickles() {
        // Given
        HttpResponse<String> answer;
        Duration took;
        FakeSuite.NOTIFICATION.stop();

        // When
        try (var _ = new RawBackend(FakeSuite.NOTIFICATION.port(), connection -> {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            while (!end.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write('a');
                out.flush();
            }
        })) {
            var begin = System.nanoTime();
            answer = caller.get(NOTIFICATIONS);
            took = Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            FakeSuite.NOTIFICATION.start();
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"code\":\"service-timeout\"");
        assertThat(took).isBetween(Duration.ofMillis(1400), Duration.ofSeconds(5));
    }

    private <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return results(IntStream.range(0, times)
                    .mapToObj(_ -> executor.submit(call))
                    .toList());
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        var results = new ArrayList<T>();
        for (var future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private double state(String backend, String state) {
        return context.getBean(MeterRegistry.class)
                .get("resilience4j.circuitbreaker.state")
                .tags("name", backend, "state", state)
                .gauge()
                .value();
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
