package dev.nexus.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRevocationSourceTests {

    private static final String LIST = """
            {"sessions":["s1"],"accounts":{"a1":"2026-03-01T12:00:00.123Z"},"keys":["k1"],"later":[1]}""";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private HttpRevocationSource source;
    private volatile String body = LIST;
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/revocations", exchange -> {
            asked.incrementAndGet();
            var tag = "\"" + body.hashCode() + "\"";
            exchange.getResponseHeaders().add("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                var bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
        source = new HttpRevocationSource(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/internal/revocations"));
    }

    @AfterEach
    void stop() {
        source.close();
        server.stop(0);
    }

    @Test
    void readsTheListAndIgnoresWhatItDoesNotKnow() {
        assertThat(source.read())
                .contains(new RevocationList(
                        Set.of("s1"), Map.of("a1", Instant.parse("2026-03-01T12:00:00.123Z")), Set.of("k1"), Set.of()));
    }

    @Test
    void readsWhichKeysSign() {
        body = LIST.replace("\"later\":[1]", "\"signingKeys\":[\"k2\"]");

        assertThat(source.read().orElseThrow().signingKeys()).containsExactly("k2");
    }

    @Test
    void isToldWhenNothingHasChanged() {
        source.read();

        assertThat(source.read()).isEmpty();
        body = LIST.replace("s1", "s2");
        assertThat(source.read().orElseThrow().sessions()).containsExactly("s2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html>", "{}", "{\"sessions\":[],\"accounts\":{}}", "{\"sessions\":5}"})
    void refusesWhatIsNoList(String answer) {
        body = answer;

        assertThatRuntimeException().isThrownBy(() -> source.read());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500})
    void refusesAnotherStatus(int answer) {
        status = answer;

        assertThatRuntimeException().isThrownBy(() -> source.read());
    }

    @Test
    void doesNotWaitForAnAnswerThatNeverEnds() {
        var end = new CountDownLatch(1);
        server.createContext("/stalls", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"sessions\":".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            awaitQuietly(end);
        });
        try (var stalled = new HttpRevocationSource(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/stalls"))) {
            assertThatRuntimeException().isThrownBy(stalled::read).withRootCauseInstanceOf(HttpTimeoutException.class);
        } finally {
            end.countDown();
        }
    }

    @Test
    void asksAgainAndAgainThoughNobodyAnswers() {
        var polling = new RevocationPolling(source, _ -> Optional.empty(), Duration.ofMillis(20), Clock.systemUTC());
        status = 500;
        polling.start();
        try {
            await().until(() -> asked.get() > 2);
            assertThat(polling.list()).isEqualTo(RevocationList.EMPTY);

            status = 200;
            await().until(() -> polling.list().sessions().contains("s1"));
        } finally {
            polling.stop();
        }
    }

    @Test
    void isAskedAtOnceWhenWoken() {
        var polling = new RevocationPolling(source, _ -> Optional.empty(), Duration.ofHours(1), Clock.systemUTC());
        polling.start();
        try {
            await().until(() -> polling.list().sessions().contains("s1"));
            body = LIST.replace("s1", "s2");
            polling.wake();

            await().until(() -> polling.list().sessions().contains("s2"));
        } finally {
            polling.stop();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
