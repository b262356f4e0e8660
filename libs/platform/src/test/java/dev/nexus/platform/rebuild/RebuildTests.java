package dev.nexus.platform.rebuild;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.PublicEvent;
import dev.nexus.contracts.Subscription;
import dev.nexus.contracts.Topology;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.platform.replay.JobState;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Operator;
import dev.nexus.platform.testapp.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Promise 7 after the worst: a projection that was damaged by hand is equal to its source again, while new events keep flowing.
 * This service plays both sides: it publishes as the catalogue and listens as playback.
 */
@MessagingTest
class RebuildTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EMISSIONS = "/api/v1/admin/playback/state-emissions";
    private static final String RESETS = "/api/v1/admin/playback/projection-resets";
    private static final Map<String, Object> OF_CATALOGUE = Map.of("publisher", "catalog");

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StateEmissions emissions;
    private final IdSource ids;
    private final Operator operator;

    @Autowired
    RebuildTests(
            Outbox outbox,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            IdSource ids,
            @Value("${local.server.port}") int port) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.emissions = new StateEmissions(jdbc);
        this.ids = ids;
        this.operator = Operator.admin(port);
    }

    @BeforeEach
    void forgetOtherTestsBooks() {
        jdbc.sql("truncate published_book").update();
        jdbc.sql("delete from event_sequence where starts_with(source, '/catalog/books/')")
                .update();
    }

    @Test
    void makesADamagedProjectionEqualToItsSourceWhileEventsFlow() {
        List<UUID> books = Stream.generate(UUID::randomUUID).limit(250).toList();
        books.forEach(book -> publish(book, "First edition"));
        books.subList(0, 25).forEach(this::delete);
        awaitEqual();
        try (var load = new Load(books.subList(25, 250))) {
            jdbc.sql("delete from title where book_id = any (?)")
                    .param(books.subList(25, 100).toArray(UUID[]::new))
                    .update();
            jdbc.sql("update title set title = 'damaged' where book_id = any (?)")
                    .param(books.subList(100, 200).toArray(UUID[]::new))
                    .update();
            jdbc.sql("insert into title (book_id, title) values (?, 'back from the dead')")
                    .param(books.getFirst())
                    .update();

            StateEmission done = rebuild();

            assertThat(done.aggregates()).isEqualTo(250);
            assertThat(done.told()).isEqualTo(250);
            assertThat(load.published()).isPositive();
        }
        awaitEqual();
        assertThat(jdbc.sql("select count(*) from title where title = 'damaged'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void makesNobodyReact() {
        UUID book = UUID.randomUUID();
        publish(book, "Persuasion");
        awaitEqual();
        Awaitility.await().atMost(PATIENCE).until(() -> arrivals(book) == 1);
        jdbc.sql("delete from title").update();

        rebuild();
        awaitEqual();

        assertThat(arrivals(book)).isEqualTo(1);
    }

    @Test
    void waitsForWhoeverIsTellingSomethingNewOfAnAggregate() {
        List<UUID> books = Stream.generate(UUID::randomUUID)
                .limit(5)
                .sorted(java.util.Comparator.comparing(UUID::toString))
                .toList();
        books.forEach(book -> publish(book, "First edition"));
        awaitEqual();
        jdbc.sql("delete from title").update();
        operator.post(RESETS, OF_CATALOGUE);
        UUID held = books.get(2);

        StateEmission emission = requireNonNull(transaction.execute(status -> {
            outbox.append(AggregateRef.of("catalog", "books", held), Samples.book(held, "Second edition"));
            StateEmission requested = elsewhere(this::request);
            Awaitility.await().atMost(PATIENCE).until(() -> find(requested).aggregates() == 2);
            jdbc.sql("update published_book set title = 'Second edition' where book_id = ?")
                    .param(held)
                    .update();
            return requested;
        }));

        finish(emission);
        awaitEqual();
    }

    @Test
    void refusesWhatIsNotPossible() {
        assertThat(operator.somebody().post(RESETS, OF_CATALOGUE).status()).isEqualTo(403);
        assertThat(operator.key().post(EMISSIONS, Map.of("consumer", "catalog")).status())
                .isEqualTo(403);
        assertThat(code(RESETS, Map.of("publisher", "notification"))).isEqualTo("no-such-projection");
        assertThat(code(RESETS, Map.of("publisher", "catalog", "subscribers", List.of("welcomes"))))
                .isEqualTo("no-such-projection");
        assertThat(code(EMISSIONS, Map.of("consumer", "playback"))).isEqualTo("nothing-to-tell");
        assertThat(operator.get(EMISSIONS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    /** Three writers, who keep the outbox busy but do not outrun the relay. */
    private final class Load implements AutoCloseable {

        private static final int MOST_PENDING = 50;

        private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicInteger published = new AtomicInteger();
        private final List<Future<?>> all;
        private volatile boolean goesOn = true;

        Load(List<UUID> books) {
            all = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(writer -> writers.submit(() -> {
                        while (goesOn) {
                            if (emissions.pending(MOST_PENDING) < MOST_PENDING) {
                                var book = books.get(ThreadLocalRandom.current().nextInt(books.size()));
                                publish(book, "Edition %d of %d".formatted(published.incrementAndGet(), writer));
                            }
                        }
                    }))
                    .toList();
        }

        int published() {
            return published.get();
        }

        @Override
        public void close() {
            goesOn = false;
            writers.close();
            assertThat(all).allMatch(writer -> writer.state() == Future.State.SUCCESS);
        }
    }

    private String code(String path, Object body) {
        return operator.post(path, body).json().get("code").asString();
    }

    private StateEmission rebuild() {
        assertThat(operator.post(RESETS, OF_CATALOGUE).status()).isEqualTo(200);
        return finish(request());
    }

    private StateEmission request() {
        Subscription queue = Topology.subscription("playback", "catalog").orElseThrow();
        var emission = new StateEmission(
                ids.next(), "playback", queue.queue(), JobState.QUEUED, null, 0, 0, null, null, Instant.now(), null);
        assertThat(emissions.add(emission)).isTrue();
        assertThat(emissions.add(emission))
                .as("a second one for the same consumer")
                .isFalse();
        return emission;
    }

    private StateEmission finish(StateEmission emission) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> find(emission), now -> now.state() == JobState.SUCCEEDED);
    }

    /** Outside the caller's transaction. */
    private static <T> T elsewhere(Callable<T> action) {
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(action).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private StateEmission find(StateEmission emission) {
        return emissions.find(emission.id()).orElseThrow();
    }

    private void publish(UUID book, String title) {
        tell(book, title, false, Samples.book(book, title));
    }

    private void delete(UUID book) {
        tell(book, "", true, Samples.deleted(book));
    }

    private void tell(UUID book, String title, boolean gone, PublicEvent event) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                insert into published_book (book_id, title, gone) values (?, ?, ?)
                on conflict (book_id) do update set title = excluded.title, gone = excluded.gone
                """).params(book, title, gone).update();
            outbox.append(AggregateRef.of("catalog", "books", book), event);
        });
    }

    /** Until the projection has the check sum of its source. */
    private void awaitEqual() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(checkSum(
                        "select book_id, title from title where book_id in (select book_id from published_book)"))
                .isEqualTo(checkSum("select book_id, title from published_book where not gone")));
    }

    private String checkSum(String rows) {
        return jdbc.sql("""
            select count(*) || ' ' || coalesce(md5(string_agg(book_id || title, ',' order by book_id)), '')
            from (%s) kept
            """.formatted(rows)).query(String.class).single();
    }

    private long arrivals(UUID book) {
        return jdbc.sql("select count(*) from arrival where book_id = ?")
                .param(book)
                .query(Long.class)
                .single();
    }
}
