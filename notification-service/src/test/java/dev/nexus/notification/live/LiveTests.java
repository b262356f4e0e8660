package dev.nexus.notification.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent.BookPublished;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.ListeningState;
import dev.nexus.contracts.PlaybackEvent.BookFinished;
import dev.nexus.contracts.PlaybackEvent.ProgressAdvanced;
import dev.nexus.contracts.UserEvent.MembershipGranted;
import dev.nexus.contracts.UserEvent.MembershipRevoked;
import dev.nexus.notification.Replica;
import dev.nexus.notification.library.Memberships;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.context.TestPropertySource;

/** What a listener's open apps are told while they are open. */
@ServiceTest
@TestPropertySource(properties = {"nexus.live.heartbeat=200ms", "nexus.live.streams-per-account=3"})
class LiveTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestEvents events;
    private final Memberships memberships;
    private final MeterRegistry metrics;
    private final ConfigurableEnvironment environment;
    private final int port;
    private final UUID ada = UUID.randomUUID();
    private final UUID library = UUID.randomUUID();
    private final UUID book = UUID.randomUUID();
    private final UUID membership = UUID.randomUUID();
    private final List<LiveClient> clients = new ArrayList<>();

    LiveTests(
            @Autowired TestEvents events,
            @Autowired Memberships memberships,
            @Autowired MeterRegistry metrics,
            @Autowired ConfigurableEnvironment environment,
            @LocalServerPort int port) {
        this.events = events;
        this.memberships = memberships;
        this.metrics = metrics;
        this.environment = environment;
        this.port = port;
    }

    @BeforeEach
    void adaBelongsToTheLibrary() {
        awaitBroadcast(metrics);
        events.publish(
                "/user/memberships/" + membership,
                1,
                new MembershipGranted(membership, library, ada, LibraryRole.LISTENER, NOON));
        await().atMost(PATIENCE)
                .until(() -> memberships.among(ada, Set.of(library)).contains(library));
    }

    @AfterEach
    void leavesNothingBehind() {
        clients.forEach(LiveClient::close);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openStreams()).isZero());
    }

    @Test
    void tellsAPositionToAllStreamsOfItsListenerAndToNobodyElse() {
        var phone = open(port, ada);
        var desk = open(port, ada);
        var eve = open(port, UUID.randomUUID());
        var report = UUID.randomUUID();

        advance(7, report);

        for (var client : List.of(phone, desk)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(client.events("position")).hasSize(1));
            var position = client.events("position").getFirst().data();
            assertThat(position.path("bookId").asString()).isEqualTo(book.toString());
            assertThat(position.path("position").decimalValue()).isEqualByComparingTo("1234.5");
            assertThat(position.path("version").asLong()).isEqualTo(7);
            assertThat(position.path("state").asString()).isEqualTo("in-progress");
            assertThat(position.path("decidedBy").asString()).isEqualTo(report.toString());
        }
        assertThat(eve.events("position")).isEmpty();
        assertThat(phone.contentType()).startsWith("text/event-stream");
    }

    @Test
    void tellsOnEveryReplicaAndEndsStreamsWhenOneStops() {
        var here = open(port, ada);
        LiveClient there;
        try (var other = Replica.of(environment)) {
            awaitBroadcast(other.context().getBean(MeterRegistry.class));
            there = open(other.port(), ada);

            advance(1, UUID.randomUUID());
            publishBook();
            finish(1);

            for (var client : List.of(here, there)) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(client.events("position")).hasSize(1);
                    assertThat(client.events("notification")).hasSize(1);
                });
            }
        }
        await().atMost(PATIENCE).until(there::ended);
        assertThat(here.ended()).isFalse();
    }

    @Test
    void resumesWithoutMissingOrRepeatingANotification() {
        publishBook();
        var first = open(port, ada);
        finish(1);
        await().atMost(PATIENCE).until(() -> first.events("notification").size() == 1);
        first.close();
        finish(2);
        finish(3);

        var second = LiveClient.resume(port, TestTokens.bearer(ada), first.lastId());
        clients.add(second);
        await().atMost(PATIENCE).until(() -> second.events("notification").size() == 2);
        finish(4);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(second.events("notification"))
                .extracting(LiveClient.Event::id)
                .containsExactly("2", "3", "4"));
        assertThat(second.events("notification").getFirst().data().path("title").asString())
                .contains("The Time Machine");
    }

    @Test
    void tellsNoPositionsAfterTheMembershipEnded() {
        var client = open(port, ada);
        advance(1, UUID.randomUUID());
        await().atMost(PATIENCE).until(() -> client.events("position").size() == 1);

        events.publish("/user/memberships/" + membership, 2, new MembershipRevoked(membership, library, ada, NOON));
        await().atMost(PATIENCE)
                .until(() -> !memberships.among(ada, Set.of(library)).contains(library));
        advance(2, UUID.randomUUID());

        await().during(Duration.ofMillis(700))
                .untilAsserted(() -> assertThat(client.events("position")).hasSize(1));
    }

    @Test
    void refusesMoreStreamsThanAnAccountMayHave() {
        open(port, ada);
        open(port, ada);
        open(port, ada);

        assertThat(open(port, ada).status()).isEqualTo(429);
        assertThat(open(port, UUID.randomUUID()).status()).isEqualTo(200);
    }

    @Test
    void endsWithTheToken() {
        var soon = Date.from(Instant.now().plusSeconds(3));
        var client = LiveClient.open(port, TestTokens.with(ada, Map.of("exp", soon)));
        clients.add(client);

        assertThat(client.status()).isEqualTo(200);
        await().atMost(PATIENCE).until(client::ended);
    }

    @Test
    void refusesWhatItNeverSentAndWhoHasNoToken() {
        var guessing = LiveClient.resume(port, TestTokens.bearer(ada), "x");
        var late = LiveClient.open(port, TestTokens.expired(ada));
        clients.addAll(List.of(guessing, late));

        assertThat(guessing.status()).isEqualTo(400);
        assertThat(late.status()).isEqualTo(401);
    }

    private LiveClient open(int at, UUID account) {
        var client = LiveClient.open(at, TestTokens.bearer(account));
        clients.add(client);
        return client;
    }

    private double openStreams() {
        return metrics.get("nexus.live.streams").gauge().value();
    }

    private static void awaitBroadcast(MeterRegistry of) {
        await().atMost(PATIENCE)
                .until(() -> of.find("nexus.broadcast.events")
                                .tags("listener", "live-positions", "outcome", "connected")
                                .counter()
                        != null);
    }

    private void advance(long version, UUID report) {
        events.publish(
                "/playback/listeners/%s/books/%s".formatted(ada, book),
                version,
                new ProgressAdvanced(
                        ada,
                        book,
                        library,
                        new BigDecimal("1234.500"),
                        new BigDecimal("3600.000"),
                        version,
                        ListeningState.IN_PROGRESS,
                        false,
                        null,
                        report,
                        "latest",
                        NOON));
    }

    private void publishBook() {
        events.publish(
                "/catalog/books/" + book,
                1,
                new BookPublished(
                        book,
                        library,
                        "The Time Machine",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        "en",
                        new BigDecimal("3600.000"),
                        16,
                        null,
                        NOON));
    }

    private void finish(long sequence) {
        events.publish(
                "/playback/listeners/%s/finishes/%s".formatted(ada, book),
                sequence,
                new BookFinished(ada, book, library, UUID.randomUUID(), new BigDecimal("3600.000"), Instant.now()));
    }
}
