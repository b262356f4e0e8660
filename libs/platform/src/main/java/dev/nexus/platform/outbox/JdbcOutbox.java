package dev.nexus.platform.outbox;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.database.SqlArrays;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import dev.nexus.platform.event.EventTracing;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.outbox.OutboxRows.NewRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox as rows of the service's own schema. */
final class JdbcOutbox implements Outbox {

    private final JdbcClient jdbc;
    private final CloudEventCodec codec;
    private final EventTracing tracing;
    private final IdSource ids;
    private final Clock clock;
    private final OutboxRows rows;

    JdbcOutbox(
            JdbcClient jdbc,
            CloudEventCodec codec,
            EventTracing tracing,
            IdSource ids,
            Clock clock,
            Runnable wakeRelay) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.tracing = tracing;
        this.ids = ids;
        this.clock = clock;
        this.rows = new OutboxRows(jdbc, wakeRelay);
    }

    @Override
    public UUID append(AggregateRef aggregate, PublicEvent event) {
        return insert(List.of(new Fact(aggregate, event))).getFirst().id();
    }

    @Override
    public void appendAll(List<Fact> facts) {
        if (!facts.isEmpty()) {
            insert(facts);
        }
    }

    private List<EventMetadata> insert(List<Fact> facts) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event of %s is appended outside a transaction"
                    .formatted(facts.getFirst().aggregate().source()));
        }
        var next = nextSequences(facts);
        var described = new ArrayList<EventMetadata>();
        var added = new ArrayList<NewRow>();
        for (var fact : facts) {
            var metadata = describe(fact, next);
            described.add(metadata);
            added.add(new NewRow(metadata, codec.encode(metadata, fact.event()), null));
        }
        rows.insert(added);
        return described;
    }

    private EventMetadata describe(Fact fact, Map<String, Long> next) {
        var definition = EventCatalogue.of(fact.event().getClass());
        var aggregate = fact.aggregate();
        var sequence = next.merge(aggregate.source(), 1L, Long::sum) - 1;
        return new EventMetadata(
                ids.next(),
                definition.type(),
                aggregate.source(),
                aggregate.subject(),
                clock.instant(),
                sequence,
                aggregate.partitionKey(),
                aggregate.libraryId(),
                definition.schemaId(),
                tracing.current());
    }

    /** Takes as many numbers of each source as it has events; returns the first of each. */
    private Map<String, Long> nextSequences(List<Fact> facts) {
        var counts = facts.stream().collect(groupingBy(fact -> fact.aggregate().source(), counting()));
        var libraries = new HashMap<String, UUID>();
        facts.stream()
                .map(Fact::aggregate)
                .filter(aggregate -> aggregate.libraryId() != null)
                .forEach(aggregate -> libraries.put(aggregate.source(), requireNonNull(aggregate.libraryId())));
        var next = new HashMap<String, Long>();
        jdbc.sql("""
            insert into event_sequence as known (source, last, library_id)
            select source, count, library from unnest(
                cast(:sources as text[]), cast(:counts as bigint[]), cast(:libraries as uuid[]))
                as taken (source, count, library)
            order by source
            on conflict (source) do update
                set last = known.last + excluded.last, library_id = excluded.library_id
            returning source, last
            """)
                .param("libraries", SqlArrays.texts(counts.keySet(), libraries::get))
                .param("sources", counts.keySet().toArray(String[]::new))
                .param("counts", counts.values().toArray(Long[]::new))
                .query(row -> {
                    var source = row.getString("source");
                    next.put(source, row.getLong("last") - requireNonNull(counts.get(source)) + 1);
                });
        return next;
    }
}
