package dev.nexus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import dev.nexus.platform.event.EventTracing;
import dev.nexus.platform.id.Ids;
import dev.nexus.platform.test.server.TestPostgres;
import dev.nexus.platform.testapp.Samples;
import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.ServiceSchema;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Promise 5, with the broker replaced by a list, so that every interleaving can be provoked. */
class LaneRelayTests {

    private static final int AGGREGATES = 20;
    private static final int EVENTS_EACH = 50;

    private final CloudEventCodec codec = new CloudEventCodec();
    private final List<EventMetadata> published = new CopyOnWriteArrayList<>();
    private final List<UUID> books =
            Stream.generate(UUID::randomUUID).limit(AGGREGATES).toList();
    private JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource());
    private TransactionTemplate transaction = new TransactionTemplate();
    private Outbox outbox = (aggregate, event) -> UUID.randomUUID();

    @BeforeEach
    void startWithAnEmptyOutbox() {
        AdminAccess database = TestPostgres.freshDatabase();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), ServiceSchema.CATALOG.role(), TestPostgres.PASSWORD);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        outbox = new JdbcOutbox(
                jdbc,
                codec,
                new EventTracing(Tracer.NOOP, Propagator.NOOP),
                new Ids(Clock.systemUTC()),
                Clock.systemUTC(),
                () -> {});
    }

    @Test
    void keepsTheOrderOfEachAggregateUnderTwoRelays() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = books.stream()
                    .<Future<?>>map(book -> threads.submit(() -> append(book, EVENTS_EACH)))
                    .toList();
            List<Future<Integer>> relays = Stream.generate(
                            () -> threads.submit(() -> relayUntilAllIsPublished(relay())))
                    .limit(2)
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
            for (Future<Integer> relay : relays) {
                assertThat(relay.get()).as("events of one of the two relays").isPositive();
            }
        }

        assertThat(sequencesByAggregate().values()).hasSize(AGGREGATES).allSatisfy(sequences -> assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, EVENTS_EACH).boxed().toList()));
    }

    @Test
    void repeatsABatchInOrderWhenThePublisherDiesWhileItWaitsForConfirms() {
        append(books.getFirst(), 5);
        LaneRelay dying = relay(rows -> {
            record(rows);
            throw new IllegalStateException("killed between publish and confirm");
        });

        assertThatThrownBy(dying::relayBatch).isInstanceOf(IllegalStateException.class);
        relay().relayBatch();

        List<Long> once = LongStream.rangeClosed(1, 5).boxed().toList();
        assertThat(published.stream().map(EventMetadata::sequence))
                .containsExactlyElementsOf(
                        Stream.concat(once.stream(), once.stream()).toList());
        assertThat(count("outbox_event")).isZero();
        assertThat(count("outbox_history")).isEqualTo(5);
    }

    @Test
    void repeatsABatchWhenItsDatabaseSessionIsKilledAfterTheConfirm() {
        append(books.getFirst(), 3);
        LaneRelay killed = relay(rows -> {
            record(rows);
            // Over a connection of its own, as the operating system would do it.
            jdbc.sql("""
                            select pg_terminate_backend(pid) from pg_locks
                            where locktype = 'advisory' and database = (select oid from pg_database
                                                                        where datname = current_database())
                            """).query(ignored -> {});
        });

        assertThatThrownBy(killed::relayBatch).isNotNull();
        relay().relayBatch();

        assertThat(published.stream().map(EventMetadata::sequence)).containsExactly(1L, 2L, 3L, 1L, 2L, 3L);
        assertThat(count("outbox_event")).isZero();
    }

    @Test
    void leavesALaneToTheRelayThatHoldsIt() {
        append(books.getFirst(), 1);
        List<Integer> meanwhile = new CopyOnWriteArrayList<>();
        LaneRelay holder = relay(rows -> meanwhile.add(runElsewhere(relay())));

        int relayed = holder.relayBatch();

        assertThat(relayed).isEqualTo(1);
        assertThat(meanwhile).containsExactly(0);
    }

    @Test
    void givesAQuietLaneItsTurnWhileAnotherHasABacklog() {
        List<UUID> both = ofDifferentLanes();
        append(both.getFirst(), 60);
        append(both.getLast(), 1);

        relay().relayBatch();

        assertThat(published.stream().map(EventMetadata::subject))
                .contains(both.getFirst().toString(), both.getLast().toString());
    }

    @Test
    void holdsUpOnlyTheLaneOfWhatCannotBePublished() {
        List<UUID> both = ofDifferentLanes();
        append(both.getFirst(), 1);
        append(both.getLast(), 1);
        LaneRelay relay = relay(rows -> {
            if (rows.stream()
                    .anyMatch(row -> row.body().contains(both.getFirst().toString()))) {
                throw new IllegalStateException("too large for the broker");
            }
            record(rows);
        });

        List<Throwable> failures = Stream.generate(() -> catchThrowable(relay::relayBatch))
                .limit(4)
                .filter(Objects::nonNull)
                .toList();

        assertThat(failures).isNotEmpty();
        assertThat(published.stream().map(EventMetadata::subject))
                .containsExactly(both.getLast().toString());
    }

    private List<UUID> ofDifferentLanes() {
        UUID first = books.getFirst();
        UUID other = books.stream()
                .filter(book -> Lanes.laneOf(book.toString()) != Lanes.laneOf(first.toString()))
                .findFirst()
                .orElseThrow();
        return List.of(first, other);
    }

    private static int runElsewhere(LaneRelay other) {
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(other::relayBatch).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int relayUntilAllIsPublished(LaneRelay relay) {
        int relayed = 0;
        while (count("outbox_history") < AGGREGATES * EVENTS_EACH) {
            relayed += relay.relayBatch();
        }
        return relayed;
    }

    private void append(UUID book, int events) {
        for (int i = 1; i <= events; i++) {
            String title = "Edition " + i;
            transaction.executeWithoutResult(
                    status -> outbox.append(AggregateRef.of("catalog", "books", book), Samples.book(book, title)));
        }
    }

    private LaneRelay relay() {
        return relay(this::record);
    }

    private LaneRelay relay(Consumer<List<OutboxRow>> publish) {
        return new LaneRelay(jdbc, transaction, publish::accept, 7, 3, 0);
    }

    private void record(List<OutboxRow> rows) {
        rows.forEach(row -> published.add(codec.metadata(codec.decode(row.body()))));
    }

    private Map<String, List<Long>> sequencesByAggregate() {
        return published.stream()
                .collect(Collectors.groupingBy(
                        EventMetadata::source, Collectors.mapping(EventMetadata::sequence, Collectors.toList())));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
