package dev.nexus.platform.rebuild;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.Subscription;
import dev.nexus.contracts.Topology;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.platform.replay.JobState;
import dev.nexus.platform.testapp.Catalogue;
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
    private final Catalogue catalogue;
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
        this.catalogue = new Catalogue(outbox, jdbc, transaction);
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
        books.forEach(book -> catalogue.publish(book, "First edition"));
        books.subList(0, 25).forEach(catalogue::delete);
        catalogue.awaitEqual();
        try (var load = catalogue.underLoad(books.subList(25, 250))) {
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
        catalogue.awaitEqual();
        assertThat(jdbc.sql("select count(*) from title where title = 'damaged'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void makesNobodyReact() {
        UUID book = UUID.randomUUID();
        catalogue.publish(book, "Persuasion");
        catalogue.awaitEqual();
        Awaitility.await().atMost(PATIENCE).until(() -> arrivals(book) == 1);
        jdbc.sql("delete from title").update();

        rebuild();
        catalogue.awaitEqual();

        assertThat(arrivals(book)).isEqualTo(1);
    }

    @Test
    void waitsForWhoeverIsTellingSomethingNewOfAnAggregate() {
        List<UUID> books = Stream.generate(UUID::randomUUID)
                .limit(5)
                .sorted(java.util.Comparator.comparing(UUID::toString))
                .toList();
        books.forEach(book -> catalogue.publish(book, "First edition"));
        catalogue.awaitEqual();
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
        catalogue.awaitEqual();
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

    private long arrivals(UUID book) {
        return jdbc.sql("select count(*) from arrival where book_id = ?")
                .param(book)
                .query(Long.class)
                .single();
    }
}
