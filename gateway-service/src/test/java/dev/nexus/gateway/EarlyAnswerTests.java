package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.nexus.gateway.forward.Breakers;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * A backend may answer before it has the whole request. What is left of that request must never be taken for a part of
 * somebody's next one, so the connection carries no other.
 */
@GatewayTest
class EarlyAnswerTests {

    private static final String REFUSAL =
            "HTTP/1.1 415 Unsupported Media Type\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nno";
    /** More than the gateway reads before it asks the backend. */
    private static final String BEGIN = "hello".repeat(8000);

    private static final String HIDDEN = "GET /internal/revocations HTTP/1.1\r\nHost: playback\r\n\r\n";

    private final int port;
    private final ApplicationContext context;

    /** What came on each connection after the head of its first request. */
    private final Map<Integer, String> conversations = new ConcurrentHashMap<>();

    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean hasBody;

    EarlyAnswerTests(@LocalServerPort int port, ApplicationContext context) {
        this.port = port;
        this.context = context;
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
        Breakers.forget(context);
    }

    @AfterEach
    void forgetBreakers() {
        Breakers.forget(context);
    }

    @Test
    void usesNoConnectionAgainThatTheRestOfARequestMayStandIn() {
        // Given: a body of which the backend wants no more than the beginning
        hasBody = true;
        FakeSuite.PLAYBACK.stop();
        try (var backend = new RawBackend(FakeSuite.PLAYBACK.port(), this::refuseAndListen);
                var client = new RawClient(port)) {
            client.head("POST /api/v1/me/progress", "Content-Type: text/plain", "Transfer-Encoding: chunked");
            client.send(chunk(BEGIN));
            Awaitility.await().until(() -> conversations.containsKey(1));

            // When: the rest of it comes, and other requests after it
            client.send(chunk(HIDDEN.repeat(400)) + "0\r\n\r\n");
            var refused = client.lines();
            var next = new Caller(port).get("/api/v1/me/statistics");

            // Then
            assertThat(refused.getFirst()).contains("415");
            assertThat(next.statusCode()).isEqualTo(415);
            assertThat(backend.requests()).isEqualTo(2);
            assertThat(conversations).contains(entry(2, ""));
        } finally {
            FakeSuite.PLAYBACK.start();
        }
    }

    @Test
    void usesAConnectionAgainWhenTheRequestWasSentWhole() {
        // Given
        var caller = new Caller(port);
        FakeSuite.NOTIFICATION.stop();
        try (var backend = new RawBackend(FakeSuite.NOTIFICATION.port(), this::refuseAndListen)) {
            // When
            var answers = List.of(caller.get("/api/v1/me/notifications"), caller.get("/api/v1/me/notifications"));

            // Then
            assertThat(answers).allMatch(answer -> answer.statusCode() == 415);
            assertThat(backend.requests()).isEqualTo(1);
            assertThat(conversations.get(1)).contains("GET /api/v1/me/notifications");
        } finally {
            FakeSuite.NOTIFICATION.start();
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private void refuseAndListen(Socket connection) throws IOException {
        var number = connections.incrementAndGet();
        var in = connection.getInputStream();
        var piece = new byte[8192];
        if (number == 1 && hasBody) {
            in.readNBytes(piece.length);
        }
        connection.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.US_ASCII));
        conversations.put(number, "");
        for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
            var text = new String(piece, 0, read, StandardCharsets.ISO_8859_1);
            conversations.merge(number, text, String::concat);
            if (text.startsWith("GET ")) {
                connection.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
