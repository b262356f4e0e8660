package dev.nexus.platform.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.ConnectionFactory;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Operator;
import dev.nexus.platform.testapp.Operator.Answer;
import dev.nexus.platform.testapp.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was published is published again when an operator asks, in its order and with its identifiers. */
@MessagingTest
class EventReplayTests {

    private static final String REPLAYS = "/api/v1/admin/playback/event-replays";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final EventProbe probe;
    private final Operator operator;
    private final String amqpUrl;

    @Autowired
    EventReplayTests(
            Outbox outbox,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            EventProbe probe,
            @Value("${local.server.port}") int port,
            @Value("${NEXUS_AMQP_URL}") String amqpUrl) {
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.probe = probe;
        this.operator = Operator.admin(port);
        this.amqpUrl = amqpUrl;
    }

    @Test
    void isForAdministratorsWhoSignedIn() {
        var wanted = wanted(UUID.randomUUID());

        assertThat(operator.nobody().post(REPLAYS, wanted).status()).isEqualTo(401);
        assertThat(operator.somebody().post(REPLAYS, wanted).status()).isEqualTo(403);
        assertThat(operator.key().post(REPLAYS, wanted).status()).isEqualTo(403);
        assertThat(operator.somebody().get(REPLAYS).status()).isEqualTo(403);
    }

    @Test
    void publishesWhatWasPublishedOnceMoreInOrderWithTheSameIdentifiers() {
        UUID book = published(5);
        List<String> before = idsSeenOf(book);

        Answer accepted = operator.post(REPLAYS, wanted(book));

        assertThat(accepted.status()).isEqualTo(202);
        JsonNode done = await(accepted.json().get("id").asString(), "succeeded");
        assertThat(done.get("total").asLong()).isEqualTo(5);
        assertThat(done.get("published").asLong()).isEqualTo(5);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> twice = new ArrayList<>(before);
            twice.addAll(before);
            assertThat(idsSeenOf(book)).isEqualTo(twice);
        });
    }

    @Test
    void publishesToOneQueueAloneWhenItIsNamed() throws Exception {
        UUID book = published(3);
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(amqpUrl);
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            String queue = "replayed-" + book;
            channel.queueDeclare(queue, false, false, true, null);

            String id = operator.post(REPLAYS, with(wanted(book), "queue", queue))
                    .json()
                    .get("id")
                    .asString();

            await(id, "succeeded");
            List<String> ids = new ArrayList<>();
            for (var message = channel.basicGet(queue, true);
                    message != null;
                    message = channel.basicGet(queue, true)) {
                ids.add(JsonMapper.shared()
                        .readTree(new String(message.getBody(), StandardCharsets.UTF_8))
                        .get("id")
                        .asString());
            }
            assertThat(ids).isEqualTo(idsSeenOf(book)).hasSize(3);
        }
    }

    @Test
    void goesOnWhereAnInstanceHasDied() {
        UUID book = published(6);
        String id = UUID.randomUUID().toString();
        List<String> before = idsSeenOf(book);
        // As an instance leaves it that dies after its third event.
        jdbc.sql("""
            insert into event_replay (id, published_from, published_to, sources, state, total, published,
                after_time, after_position, requested_at)
            select cast(:id as uuid), now() - interval '1 day', now() + interval '1 day', array[:source], 'running', 6, 3,
                published_at, position, now()
            from outbox_history where source = :source and sequence = 3
            """).param("id", id).param("source", "/catalog/books/" + book).update();

        JsonNode done = await(id, "succeeded");

        assertThat(done.get("published").asLong()).isEqualTo(6);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> rest = new ArrayList<>(before);
            rest.addAll(before.subList(3, 6));
            assertThat(idsSeenOf(book)).isEqualTo(rest);
        });
    }

    @Test
    void cancelsWhatHasNotEnded() {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            // Held by this transaction, as by an instance that is in the middle of a batch.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('nexus.replay.' || current_schema()))")
                    .query(row -> {});
            String queued = operator.post(REPLAYS, wanted(id)).json().get("id").asString();

            assertThat(operator.delete(REPLAYS + "/" + queued).status()).isEqualTo(204);

            JsonNode cancelled = operator.get(REPLAYS + "/" + queued).json();
            assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
            assertThat(operator.delete(REPLAYS + "/" + queued)
                            .json()
                            .get("code")
                            .asString())
                    .isEqualTo("event-replay-finished");
        });
    }

    @Test
    void failsWhenItsQueueIsGone() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
            insert into event_replay (id, published_from, published_to, queue, state, requested_at)
            values (?, now() - interval '1 day', now(), 'gone-for-good', 'queued', now())
            """).param(id).update();

        JsonNode failed = await(id.toString(), "failed");

        assertThat(failed.get("problem").asString()).contains("gone-for-good");
    }

    @Test
    void refusesWhatIsNotPossible() {
        var wanted = wanted(UUID.randomUUID());

        assertThat(code(with(wanted, "to", String.valueOf(wanted.get("from"))))).isEqualTo("validation-failed");
        assertThat(code(with(wanted, "types", List.of("user.account.deleted.v1"))))
                .isEqualTo("validation-failed");
        assertThat(code(with(wanted, "queue", "nobody.has-this"))).isEqualTo("unknown-queue");
        assertThat(code(with(wanted, "speed", 5))).isEqualTo("unknown-field");
        assertThat(operator.get(REPLAYS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private String code(Object wanted) {
        return operator.post(REPLAYS, wanted).json().get("code").asString();
    }

    private static Map<String, Object> wanted(UUID book) {
        Instant now = Instant.now();
        return Map.of(
                "from", now.minus(Duration.ofHours(1)).toString(),
                "to", now.plus(Duration.ofHours(1)).toString(),
                "sources", List.of("/catalog/books/" + book));
    }

    private static Map<String, Object> with(Map<String, Object> wanted, String name, Object value) {
        var changed = new java.util.HashMap<>(wanted);
        changed.put(name, value);
        return changed;
    }

    private JsonNode await(String id, String state) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> operator.get(REPLAYS + "/" + id).json(),
                        replay -> replay.get("state").asString().equals(state));
    }

    /** A book that so many events were published of. */
    private UUID published(int events) {
        UUID book = UUID.randomUUID();
        IntStream.range(0, events)
                .forEach(i -> transaction.executeWithoutResult(status ->
                        outbox.append(AggregateRef.of("catalog", "books", book), Samples.book(book, "Edition " + i))));
        Awaitility.await().atMost(PATIENCE).until(() -> idsSeenOf(book).size() == events && inHistory(book) == events);
        return book;
    }

    private long inHistory(UUID book) {
        return jdbc.sql("select count(*) from outbox_history where source = ?")
                .param("/catalog/books/" + book)
                .query(Long.class)
                .single();
    }

    private List<String> idsSeenOf(UUID book) {
        return probe.events("catalog.book.published.v1").stream()
                .filter(event -> event.get("subject").asString().equals(book.toString()))
                .map(event -> event.get("id").asString())
                .toList();
    }
}
