package dev.nexus.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.inbox.OnceOnlyHandling.Outcome;
import dev.nexus.platform.test.FaultyLinks;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.testapp.MessagingApplication;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Samples;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Promises 4, 5 and 8. */
@MessagingTest
class InboxTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestEvents events;
    private final JdbcClient jdbc;
    private final OnceOnlyHandling handling;
    private final CloudEventCodec codec;
    private final TransactionTemplate transaction;
    private final EventSubscriber welcomes;
    private final FaultyLinks links;

    @Autowired
    InboxTests(
            TestEvents events,
            JdbcClient jdbc,
            OnceOnlyHandling handling,
            CloudEventCodec codec,
            PlatformTransactionManager transactions,
            @Qualifier("welcomes") EventSubscriber welcomes,
            FaultyLinks links) {
        this.events = events;
        this.jdbc = jdbc;
        this.handling = handling;
        this.codec = codec;
        this.transaction = new TransactionTemplate(transactions);
        this.welcomes = welcomes;
        this.links = links;
    }

    @Test
    void appliesAnEventOnceUnderTenConcurrentDeliveries() throws Exception {
        UUID account = UUID.randomUUID();
        String body = events.publish("/user/memberships/" + account, 1, Samples.membership(account));
        CloudEvent event = codec.decode(body);
        Callable<Outcome> delivery =
                () -> transaction.execute(status -> handling.handle(welcomes, codec.metadata(event), event, body));

        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService deliverers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> outcome : deliverers.invokeAll(Collections.nCopies(10, delivery))) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes.stream().filter(Outcome.HANDLED::equals).count()).isLessThanOrEqualTo(1);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(welcomesOf(account))
                .isEqualTo(1));
    }

    @Test
    void ignoresRedeliveries() {
        UUID account = UUID.randomUUID();
        String body = events.publish("/user/memberships/" + account, 1, Samples.membership(account));
        UUID last = UUID.randomUUID();

        events.publishAgain(body);
        events.publishAgain(body);
        events.publish("/user/memberships/" + last, 1, Samples.membership(last));

        Awaitility.await().atMost(PATIENCE).until(() -> welcomesOf(last) == 1);
        assertThat(welcomesOf(account)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsWithTheNewestStateWhateverTheOrderOfArrival(long seed) {
        UUID book = UUID.randomUUID();
        List<Integer> sequences = new ArrayList<>(List.of(1, 2, 3, 4, 5, 5, 3, 1));
        Collections.shuffle(sequences, new Random(seed));

        sequences.forEach(sequence ->
                events.publish("/catalog/books/" + book, sequence, Samples.book(book, "Edition " + sequence)));
        settle();

        assertThat(titleOf(book)).isEqualTo("Edition 5");
    }

    @Test
    void parksAPoisonEventAfterItsTriesWhileOthersFlow() {
        UUID poisoned = UUID.randomUUID();
        UUID healthy = UUID.randomUUID();

        events.publish("/catalog/books/" + poisoned, 1, Samples.book(poisoned, MessagingApplication.POISON));
        events.publish("/catalog/books/" + healthy, 1, Samples.book(healthy, "Persuasion"));

        Awaitility.await().atMost(PATIENCE).until(() -> "Persuasion".equals(titleOf(healthy)));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(jdbc.sql("""
                                select attempts || ' ' || reason from waiting_event
                                where parked_at is not null and body like ?
                                """)
                        .param("%" + poisoned + "%")
                        .query(String.class)
                        .optional())
                .hasValue("3 java.lang.IllegalArgumentException: this title cannot be kept"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"catalog.book.published.v1\"}"
            })
    void parksAtOnceWhatCannotBeRead(String body) {
        String marked = body + " ".repeat(1 + new Random().nextInt(1000));

        events.publishRaw("catalog.book.published.v1", marked);

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        jdbc.sql("select count(*) from waiting_event where body = ? and parked_at is not null")
                                .param(marked)
                                .query(Long.class)
                                .single())
                .isEqualTo(1));
    }

    @Test
    void ignoresTypesThatItDoesNotKnow() {
        long waitingBefore = waiting();
        events.publishRaw("catalog.book.retired.v9", """
                {"specversion":"1.0","id":"%s","source":"/catalog/books/1","type":"catalog.book.retired.v9","data":{}}""".formatted(UUID.randomUUID()));
        settle();

        assertThat(waiting()).isEqualTo(waitingBefore);
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() {
        UUID book = UUID.randomUUID();

        links.database().cut();
        events.publish("/catalog/books/" + book, 1, Samples.book(book, "Told to nobody"));
        assertThatThrownBy(() -> titleOf(book)).isInstanceOf(RuntimeException.class); // the link is cut indeed
        links.database().mend();

        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> "Told to nobody".equals(titleOf(book)));
    }

    @Test
    void goesOnAfterTheBrokerWasAway() {
        UUID book = UUID.randomUUID();

        links.broker().cut();
        events.publish("/catalog/books/" + book, 1, Samples.book(book, "Sent meanwhile"));
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> titleOf(book)
                .isEmpty());
        links.broker().mend();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "Sent meanwhile".equals(titleOf(book)));
    }

    /** Waits until everything that was published before has been handled. */
    private void settle() {
        UUID last = UUID.randomUUID();
        events.publish("/catalog/books/" + last, 1, Samples.book(last, "The last"));
        Awaitility.await().atMost(PATIENCE).until(() -> "The last".equals(titleOf(last)));
    }

    private String titleOf(UUID book) {
        return jdbc.sql("select title from title where book_id = ?")
                .param(book)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private long welcomesOf(UUID account) {
        return jdbc.sql("select count(*) from welcome where account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from waiting_event").query(Long.class).single();
    }
}
