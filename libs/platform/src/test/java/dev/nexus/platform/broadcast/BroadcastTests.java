package dev.nexus.platform.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent.BookPublished;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.test.FaultyLinks;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Two replicas of a service; the first has the connections of a whole one, publishing among them. */
@MessagingTest
class BroadcastTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UNLUCKY = "unlucky";

    private record Replica(
            BroadcastQueue queue, Queue<String> heard, AtomicInteger connected, SimpleMeterRegistry metrics) {}

    private final TestEvents events;
    private final FaultyLinks links;
    private final CachingConnectionFactory connectionsOfTheOther;
    private final List<Replica> replicas = new ArrayList<>();

    @Autowired
    BroadcastTests(
            TestEvents events,
            FaultyLinks links,
            ConnectionFactory connections,
            CloudEventCodec codec,
            @Value("${NEXUS_AMQP_URL}") String amqpUrl) {
        this.events = events;
        this.links = links;
        this.connectionsOfTheOther = new CachingConnectionFactory(URI.create(amqpUrl));
        replicas.add(replica(connections, codec));
        replicas.add(replica(connectionsOfTheOther, codec));
        replicas.forEach(replica -> replica.queue().start());
        replicas.forEach(replica ->
                await().atMost(PATIENCE).until(() -> replica.connected().get() > 0));
    }

    @AfterEach
    void stop() {
        links.broker().mend();
        replicas.forEach(replica -> replica.queue().stop());
        connectionsOfTheOther.destroy();
    }

    @Test
    void tellsEachReplicaEachEvent() {
        publish("Emma");
        publish("Persuasion");

        replicas.forEach(replica -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(replica.heard()).containsExactly("Emma", "Persuasion")));
    }

    @Test
    void forgetsWhatAHandlerFailsOnOrNobodyCanRead() {
        publish(UNLUCKY);
        events.publishRaw("catalog.book.published.v1", "no JSON");
        publish("Emma");

        replicas.forEach(replica -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(replica.heard()).containsExactly("Emma")));
        var failed = replicas.getFirst()
                .metrics()
                .get("nexus.broadcast.events")
                .tags("listener", "titles", "outcome", "failed")
                .counter();
        assertThat(failed.count()).isEqualTo(1);
    }

    @Test
    void leavesOtherTypesAlone() {
        UUID account = UUID.randomUUID();

        events.publish("/user/memberships/" + account, 1, Samples.membership(account));
        publish("Emma");

        replicas.forEach(replica -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(replica.heard()).containsExactly("Emma")));
    }

    @Test
    void hearsAgainAfterTheBrokerWasAwayAndSaysThatHintsWereMissed() {
        links.broker().cut();
        publish("Sent meanwhile");
        links.broker().mend();
        replicas.forEach(replica -> await().atMost(Duration.ofSeconds(60))
                .until(() -> replica.connected().get() > 1));

        publish("Emma");

        replicas.forEach(replica -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(replica.heard()).contains("Emma")));
    }

    private static Replica replica(ConnectionFactory connections, CloudEventCodec codec) {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        AtomicInteger connected = new AtomicInteger();
        BroadcastListener titles = BroadcastListener.named("titles")
                .on(BookPublished.class, event -> {
                    if (UNLUCKY.equals(event.payload().title())) {
                        throw new IllegalArgumentException("this title cannot be heard");
                    }
                    heard.add(event.payload().title());
                })
                .afterConnecting(connected::incrementAndGet)
                .build();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        return new Replica(
                new BroadcastQueue("test", connections, new Broadcast(List.of(titles), codec, metrics)),
                heard,
                connected,
                metrics);
    }

    private void publish(String title) {
        UUID book = UUID.randomUUID();
        events.publish("/catalog/books/" + book, 1, Samples.book(book, title));
    }
}
