package dev.nexus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.FaultyLinks;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Samples;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Promises 2, 3, 5, 6 and 7. */
@MessagingTest
class OutboxTests {

    private static final String PUBLISHED = "catalog.book.published.v1";

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final EventProbe probe;
    private final FaultyLinks links;

    @Autowired
    OutboxTests(
            Outbox outbox,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            EventProbe probe,
            FaultyLinks links) {
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.probe = probe;
        this.links = links;
    }

    @Test
    void publishesWhatWasCommittedAsAValidCloudEvent() {
        UUID book = UUID.randomUUID();

        UUID id = append(book, "Emma");

        var event = probe.await(PUBLISHED, seen -> seen.get("id").asString().equals(id.toString()));
        assertThat(event.get("source").asString()).isEqualTo("/catalog/books/" + book);
        assertThat(event.get("sequence").asString()).isEqualTo("00000000000000000001");
        assertThat(event.get("data").get("title").asString()).isEqualTo("Emma");
        assertThat(probe.violations()).noneMatch(violation -> violation.contains(id.toString()));
        Awaitility.await().untilAsserted(() -> assertThat(historyOf(book)).containsExactly(1L));
    }

    @Test
    void leavesNothingOfATransactionThatRolledBack() {
        UUID book = UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            outbox.append(AggregateRef.of("catalog", "books", book), Samples.book(book, "Never"));
            status.setRollbackOnly();
        });

        assertThat(jdbc.sql("select count(*) from event_sequence where source = ?")
                        .param("/catalog/books/" + book)
                        .query(Long.class)
                        .single())
                .isZero();
        UUID later = append(book, "After all");
        var event = probe.await(PUBLISHED, seen -> seen.get("id").asString().equals(later.toString()));
        assertThat(event.get("sequence").asString()).isEqualTo("00000000000000000001");
    }

    @Test
    void refusesAnEventOutsideATransaction() {
        UUID book = UUID.randomUUID();

        assertThatThrownBy(() -> outbox.append(AggregateRef.of("catalog", "books", book), Samples.book(book, "Lost")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a transaction");
    }

    @Test
    void numbersConcurrentEventsOfOneAggregateWithoutGapInPublishOrder() {
        UUID book = UUID.randomUUID();
        int events = 40;

        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, events).forEach(i -> writers.execute(() -> append(book, "Edition " + i)));
        }

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(sequencesSeenOf(book))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events).boxed().toList()));
    }

    @Test
    void numbersManyEventsOfSeveralAggregatesInTheirOrder() {
        UUID book = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        append(book, "Edition 1");

        transaction.executeWithoutResult(status -> outbox.appendAll(Stream.of(book, other, book, other, book)
                .map(about ->
                        new Outbox.Fact(AggregateRef.of("catalog", "books", about), Samples.book(about, "Edition")))
                .toList()));

        Awaitility.await().untilAsserted(() -> {
            assertThat(sequencesSeenOf(book)).containsExactly(1L, 2L, 3L, 4L);
            assertThat(sequencesSeenOf(other)).containsExactly(1L, 2L);
        });
    }

    @Test
    void delaysEventsWhileTheBrokerIsAwayAndLosesNone() {
        UUID book = UUID.randomUUID();

        links.broker().cut();
        append(book, "Written in the dark");
        append(book, "And once more");
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> sequencesSeenOf(book)
                .isEmpty());
        links.broker().mend();

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        sequencesSeenOf(book).stream().distinct())
                .containsExactly(1L, 2L));
    }

    private UUID append(UUID book, String title) {
        return transaction.execute(
                status -> outbox.append(AggregateRef.of("catalog", "books", book), Samples.book(book, title)));
    }

    private List<Long> sequencesSeenOf(UUID book) {
        return probe.events(PUBLISHED).stream()
                .filter(event -> event.get("subject").asString().equals(book.toString()))
                .map(event -> Long.parseLong(event.get("sequence").asString()))
                .toList();
    }

    private List<Long> historyOf(UUID book) {
        return jdbc.sql("select sequence from outbox_history where source = ? order by position")
                .param("/catalog/books/" + book)
                .query(Long.class)
                .list();
    }
}
