package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class StreamingTests {

    private static final String AUDIO = "/api/v1/files/1/content";
    private static final String IMPORTS = "/api/v1/libraries/1/imports";
    private static final long ENDLESS = Long.MAX_VALUE / 2;

    private final Caller caller;
    private final int port;
    private CountDownLatch end = new CountDownLatch(1);

    StreamingTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
        this.port = port;
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
        end = new CountDownLatch(1);
    }

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @Test
    void readsNotWithoutEndWhatAStrangerSends() {
        // Given
        var piece = new byte[1024 * 1024];
        try (var stranger = new RawClient(port)) {
            stranger.send("POST " + IMPORTS + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: " + ENDLESS + "\r\n\r\n");
            var answer = stranger.line();

            // When
            ThrowingCallable sending = () -> {
                for (var sent = 0; sent < 200; sent++) {
                    stranger.send(piece);
                }
            };

            // Then
            assertThat(answer).startsWith("HTTP/1.1 401");
            assertThatThrownBy(sending).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void showsAClientThatAServiceRefusedALargeFile() {
        // Given
        FakeSuite.CATALOG.answer(IMPORTS, exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            FakeBackend.text(exchange, 413, "application/problem+json", "{}");
        });

        // When
        var answer = caller.send(caller.to(IMPORTS).POST(BodyPublishers.ofByteArray(new byte[64 * 1024 * 1024])));

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void letsOneCallerSendOnlySomeFilesAtOnce() {
        // Given
        var uploads = new ArrayList<RawClient>();
        for (var upload = 0; upload < 5; upload++) {
            uploads.add(new RawClient(port).head("POST " + IMPORTS, "Content-Length: 1000"));
        }

        // When
        var more = await().until(
                        () -> caller.send(caller.to(IMPORTS).POST(BodyPublishers.ofString("{}"))),
                        answer -> answer.statusCode() != 200);
        var another = caller.send(caller.anonymously(IMPORTS)
                .header("Authorization", TestTokens.bearer(UUID.randomUUID()))
                .POST(BodyPublishers.ofString("{}")));
        uploads.forEach(RawClient::close);

        // Then
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.body()).contains("\"code\":\"too-many-at-once\"");
        assertThat(more.headers().firstValue("Retry-After")).contains("5");
        assertThat(another.statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(caller.send(caller.to(IMPORTS).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200));
    }

    @Test
    void passesARangeExactly() {
        // Given
        FakeSuite.CATALOG.answer(AUDIO, exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 2-5/10");
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
            exchange.getResponseHeaders().set("ETag", "\"abc\"");
            exchange.getResponseHeaders().set("Last-Modified", "Tue, 24 Nov 2026 03:56:42 GMT");
            FakeBackend.text(exchange, 206, "audio/mp4", "2345");
        });

        // When
        var answer = caller.send(caller.to(AUDIO).header("Range", "bytes=2-5").header("If-Range", "\"abc\""));

        // Then
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("2345");
        assertThat(answer.headers().allValues("Content-Range")).containsExactly("bytes 2-5/10");
        assertThat(answer.headers().allValues("Accept-Ranges")).containsExactly("bytes");
        assertThat(answer.headers().allValues("Content-Length")).containsExactly("4");
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"abc\"");
        assertThat(answer.headers().allValues("Last-Modified")).containsExactly("Tue, 24 Nov 2026 03:56:42 GMT");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("audio/mp4");
        assertThat(FakeSuite.CATALOG.seen(AUDIO)).singleElement().satisfies(seen -> {
            assertThat(seen.header("Range")).containsExactly("bytes=2-5");
            assertThat(seen.header("If-Range")).containsExactly("\"abc\"");
        });
    }

    @Test
    void leavesConditionsToTheBackend() {
        // Given: a backend that does not care for conditions
        FakeSuite.CATALOG.answer(AUDIO, exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"abc\"");
            FakeBackend.text(exchange, 200, "audio/mp4", "whole");
        });

        // When
        var answer = caller.send(caller.to(AUDIO).header("If-None-Match", "\"abc\""));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("whole");
    }

    @Test
    void passesNotModified() {
        // Given
        FakeSuite.CATALOG.answer(AUDIO, exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"abc\"");
            exchange.sendResponseHeaders(304, -1);
        });

        // When
        var answer = caller.send(caller.to(AUDIO).header("If-None-Match", "\"abc\""));

        // Then
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"abc\"");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void passesAnUnsatisfiableRange() {
        // Given
        FakeSuite.CATALOG.answer(AUDIO, exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes */10");
            FakeBackend.text(exchange, 416, "application/problem+json", "{}");
        });

        // When
        var answer = caller.send(caller.to(AUDIO).header("Range", "bytes=20-"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().allValues("Content-Range")).containsExactly("bytes */10");
    }

    @Test
    void passesTheLengthOfAHeadAnswer() {
        // Given
        FakeSuite.CATALOG.answer(AUDIO, exchange -> FakeBackend.text(exchange, 200, "audio/mp4", "0123456789"));

        // When
        var answer = caller.send(caller.to(AUDIO).method("HEAD", BodyPublishers.noBody()));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Length")).containsExactly("10");
        assertThat(FakeSuite.CATALOG.seen(AUDIO)).singleElement().satisfies(seen -> assertThat(seen.method())
                .isEqualTo("HEAD"));
    }

    @Test
    void letsGoOfTheBackendWhenAClientLeavesAStream() {
        // Given
        var sent = new AtomicLong();
        var released = new CountDownLatch(1);
        FakeSuite.CATALOG.answer(AUDIO, exchange -> {
            exchange.sendResponseHeaders(200, ENDLESS);
            sendUntilRefused(exchange.getResponseBody(), sent, released);
        });

        // When
        try (var client = new RawClient(port)) {
            client.head("GET " + AUDIO).lines();
            client.bytes(1_000_000);
        }

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> released.getCount() == 0);
    }

    @Test
    void doesNotReadAheadOfASlowClient() {
        // Given
        var sent = new AtomicLong();
        FakeSuite.CATALOG.answer(AUDIO, exchange -> {
            exchange.sendResponseHeaders(200, ENDLESS);
            sendUntilRefused(exchange.getResponseBody(), sent, new CountDownLatch(1));
        });

        // When: the client takes a little and pauses
        try (var client = new RawClient(port)) {
            client.head("GET " + AUDIO).lines();
            client.bytes(1000);

            // Then: only what fits the sockets' buffers is on its way, and the pause does not end the stream
            var before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> before.getAndSet(sent.get()) == sent.get());
            assertThat(sent.get()).isLessThan(64_000_000);
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10)).until(() -> sent.get() > 0);
            assertThat(client.bytes(100_000_000)).hasSize(100_000_000);
        }
    }

    @Test
    void passesLiveEventsAtOnceAndLetsGoOfThemWhenTheClientLeaves() {
        // Given
        var released = new CountDownLatch(1);
        FakeSuite.NOTIFICATION.answer("/api/v1/me/live", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try {
                for (var event = 0; !waited(Duration.ofMillis(200)); event++) {
                    exchange.getResponseBody()
                            .write("data: %d\n\n".formatted(event).getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                }
            } catch (IOException gone) {
                released.countDown();
            }
        });

        // When
        try (var client = new RawClient(port)) {
            client.head("GET /api/v1/me/live");
            var head = client.lines();

            // Then: chunk by chunk, longer than any small request may take
            assertThat(head).contains("Content-Type: text/event-stream");
            for (var event = 0; event < 12; event++) {
                client.line();
                assertThat(client.line()).isEqualTo("data: " + event);
                client.line();
                client.line();
            }
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> released.getCount() == 0);
    }

    @Test
    void leavesNoBackendWithLiveClientsThatAreGone() {
        // Given
        var open = new AtomicLong();
        FakeSuite.NOTIFICATION.answer("/api/v1/me/live", exchange -> {
            open.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!waited(Duration.ofMillis(500))) {
                    exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                }
            } finally {
                open.decrementAndGet();
            }
        });
        var clients = new ArrayList<RawClient>();
        for (var client = 0; client < 300; client++) {
            clients.add(new RawClient(port).head("GET /api/v1/me/live"));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> open.get() == 300);

        // When
        clients.forEach(RawClient::close);

        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> open.get() == 0);
    }

    @Test
    void endsAStreamThatStandsStill() {
        // Given
        FakeSuite.CATALOG.answer(AUDIO, exchange -> {
            exchange.sendResponseHeaders(200, ENDLESS);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            waited(Duration.ofSeconds(30));
        });

        // When
        try (var client = new RawClient(port)) {
            client.head("GET " + AUDIO);
            var rest = client.rest();

            // Then
            assertThat(rest).startsWith("HTTP/1.1 200");
            assertThat(end.getCount()).isEqualTo(1);
        }
    }

    @Test
    void passesTheFirstBytesOfAnUploadBeforeTheLastAreSent() {
        // Given
        var received = new AtomicLong();
        FakeSuite.CATALOG.answer(IMPORTS, exchange -> {
            count(exchange.getRequestBody(), received);
            FakeBackend.text(exchange, 202, "application/json", Long.toString(received.get()));
        });

        // When
        try (var client = new RawClient(port)) {
            client.head(
                    "POST " + IMPORTS, "Transfer-Encoding: chunked", "Content-Type: multipart/form-data; boundary=x");
            client.send("5\r\nfirst\r\n");

            // Then
            await().atMost(Duration.ofSeconds(10)).until(() -> received.get() == 5);

            // When
            client.send("4\r\nlast\r\n0\r\n\r\n");

            // Then
            assertThat(client.lines()).first().asString().startsWith("HTTP/1.1 202");
            assertThat(client.bytes(1)).containsExactly('9');
        }
        assertThat(FakeSuite.CATALOG.seen(IMPORTS)).singleElement().satisfies(seen -> assertThat(
                        seen.header("Content-Type"))
                .containsExactly("multipart/form-data; boundary=x"));
    }

    @Test
    void passesTheLengthOfAnUpload() {
        // Given
        FakeSuite.CATALOG.answer(IMPORTS, exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            FakeBackend.text(exchange, 202, "text/plain", Integer.toString(body.length));
        });

        // When
        var answer = caller.send(caller.to(IMPORTS).POST(BodyPublishers.ofByteArray(new byte[300_000])));

        // Then
        assertThat(answer.body()).isEqualTo("300000");
        assertThat(FakeSuite.CATALOG.seen(IMPORTS))
                .singleElement()
                .satisfies(seen -> assertThat(seen.header("Content-Length")).containsExactly("300000"));
    }

    @Test
    void tellsAWaitingClientToContinueWhenTheBackendDoes() {
        // Given
        FakeSuite.CATALOG.answer(IMPORTS, exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            FakeBackend.text(exchange, 202, "text/plain", new String(body, StandardCharsets.UTF_8));
        });

        // When
        try (var client = new RawClient(port)) {
            client.head("POST " + IMPORTS, "Content-Length: 4", "Expect: 100-continue");
            var interim = client.lines();
            client.send("book");
            var head = client.lines();

            // Then
            assertThat(interim).containsExactly("HTTP/1.1 100 ");
            assertThat(head).first().asString().startsWith("HTTP/1.1 202");
            assertThat(client.bytes(4)).asString(StandardCharsets.UTF_8).isEqualTo("book");
        }
    }

    @Test
    void sparesAWaitingClientAnUploadThatIsRefusedForItsToken() {
        // When
        try (var client = new RawClient(port)) {
            client.send("POST " + IMPORTS + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: 400000000\r\n"
                    + "Expect: 100-continue\r\n\r\n");

            // Then
            assertThat(client.lines()).first().asString().startsWith("HTTP/1.1 401");
        }
        assertThat(FakeSuite.CATALOG.seen(IMPORTS)).isEmpty();
    }

    @Test
    void passesARefusalInTheMiddleOfAnUpload() {
        // Given: a backend that answers before it reads; were it to close then, the reset might overtake its answer
        FakeSuite.CATALOG.answer(IMPORTS, exchange -> {
            FakeBackend.text(exchange, 413, "application/problem+json", "{\"code\":\"big\"}");
            exchange.getResponseBody().flush();
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        });

        // When
        var answer = caller.send(
                caller.to(IMPORTS).POST(BodyPublishers.ofInputStream(() -> new Noise(50_000_000))),
                BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"code\":\"big\"}");
    }

    private static void sendUntilRefused(OutputStream client, AtomicLong sent, CountDownLatch refused) {
        var piece = new byte[64 * 1024];
        Arrays.fill(piece, (byte) 7);
        try {
            while (true) {
                client.write(piece);
                sent.addAndGet(piece.length);
            }
        } catch (IOException gone) {
            refused.countDown();
        }
    }

    private static void count(InputStream body, AtomicLong received) throws IOException {
        var piece = new byte[64 * 1024];
        for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
            received.addAndGet(read);
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
