package dev.nexus.notification.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.ListeningState;
import dev.nexus.contracts.PlaybackEvent.ProgressAdvanced;
import dev.nexus.notification.library.Memberships;
import dev.nexus.notification.library.Role;
import dev.nexus.platform.security.RevocationList;
import dev.nexus.platform.security.RevocationPolling;
import dev.nexus.platform.security.RevocationSource;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What ends a stream that its client would have kept. */
@ServiceTest
@Import(LiveEndTests.Revoking.class)
@TestPropertySource(properties = {"nexus.live.heartbeat=200ms", "server.tomcat.connection-timeout=1s"})
class LiveEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SMALL = 4096;

    private final LiveStreams streams;
    private final Memberships memberships;
    private final RevocationPolling polling;
    private final Revoking revoking;
    private final MeterRegistry metrics;
    private final int port;
    private final UUID ada = UUID.randomUUID();
    private final UUID library = UUID.randomUUID();

    LiveEndTests(
            @Autowired LiveStreams streams,
            @Autowired Memberships memberships,
            @Autowired RevocationPolling polling,
            @Autowired Revoking revoking,
            @Autowired MeterRegistry metrics,
            @LocalServerPort int port) {
        this.streams = streams;
        this.memberships = memberships;
        this.polling = polling;
        this.revoking = revoking;
        this.metrics = metrics;
        this.port = port;
    }

    @Test
    void endsWhenTheSessionIsRevokedAndOnlyThen() {
        // Given
        var session = UUID.randomUUID().toString();
        try (var thrownOut = LiveClient.open(port, TestTokens.with(ada, Map.of("sid", session)));
                var staying = LiveClient.open(port, TestTokens.bearer(ada))) {
            await().during(Duration.ofMillis(500)).until(() -> !thrownOut.ended());

            // When
            revoking.revoke(session);
            polling.wake();

            // Then
            await().atMost(PATIENCE).until(thrownOut::ended);
            assertThat(staying.ended()).isFalse();
        }
    }

    @Test
    void endsWhenTheClientDoesNotReadAndKeepsTheOthersUpToDate() throws IOException {
        // Given
        memberships.grant(ada, library, Role.LISTENER);
        try (var reading = LiveClient.open(port, TestTokens.bearer(ada));
                var deaf = deaf(TestTokens.bearer(ada))) {
            await().atMost(PATIENCE).until(() -> openStreams() == 2);

            // When
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
                advance(UUID.randomUUID());
                return openStreams() == 1;
            });

            // Then
            var last = UUID.randomUUID();
            advance(last);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(reading.events("position"))
                    .last()
                    .extracting(event -> event.data().path("bookId").asString())
                    .isEqualTo(last.toString()));
            assertThat(deaf.isClosed()).isFalse();
        }
    }

    /** A client that asks and then takes nothing. */
    private Socket deaf(String authorization) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write("GET /api/v1/me/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                        .formatted(authorization)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void advance(UUID book) {
        streams.position(new ProgressAdvanced(
                ada,
                book,
                library,
                BigDecimal.ONE,
                BigDecimal.TEN,
                1,
                ListeningState.IN_PROGRESS,
                false,
                null,
                UUID.randomUUID(),
                "x".repeat(SMALL),
                Instant.EPOCH));
    }

    private double openStreams() {
        return metrics.get("nexus.live.streams").gauge().value();
    }

    /** In user-service's place. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Revoking {

        private volatile Set<String> sessions = Set.of();

        @Bean
        RevocationSource revocationSource() {
            return () -> Optional.of(new RevocationList(sessions, Map.of(), Set.of(), Set.of("test")));
        }

        void revoke(String session) {
            sessions = Set.of(session);
        }
    }
}
