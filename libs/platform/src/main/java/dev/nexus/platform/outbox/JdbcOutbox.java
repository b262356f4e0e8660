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
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox as rows of the service's own schema. */
final class JdbcOutbox implements Outbox {

    /** Subscribers may rely on small messages; what does not fit belongs behind a link. */
    private static final int LONGEST_BODY = 64 * 1024;

    private final JdbcClient jdbc;
    private final CloudEventCodec codec;
    private final EventTracing tracing;
    private final IdSource ids;
    private final Clock clock;
    private final Runnable wakeRelay;

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
        this.wakeRelay = wakeRelay;
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
        var bodies = new ArrayList<String>();
        for (var fact : facts) {
            var metadata = describe(fact, next);
            described.add(metadata);
            bodies.add(body(metadata, fact.event()));
        }
        jdbc.sql("""
                        insert into outbox_event (lane, id, type, source, sequence, occurred_at, body)
                        select lane, id, type, source, sequence, occurred_at, body
                        from unnest(cast(:lanes as smallint[]), cast(:ids as uuid[]), cast(:types as text[]),
                            cast(:sources as text[]), cast(:sequences as bigint[]), cast(:occurredAt as timestamptz[]),
                            cast(:bodies as text[])) with ordinality
                            as event (lane, id, type, source, sequence, occurred_at, body, number)
                        order by number
                        """)
                .param("lanes", SqlArrays.texts(described, event -> Lanes.laneOf(event.partitionKey())))
                .param("ids", SqlArrays.texts(described, EventMetadata::id))
                .param("types", SqlArrays.texts(described, EventMetadata::type))
                .param("sources", SqlArrays.texts(described, EventMetadata::source))
                .param("sequences", SqlArrays.texts(described, EventMetadata::sequence))
                .param("occurredAt", SqlArrays.texts(described, EventMetadata::time))
                .param("bodies", bodies.toArray(String[]::new))
                .update();
        wakeRelayAfterCommit();
        return described;
    }

    private String body(EventMetadata metadata, PublicEvent event) {
        var body = codec.encode(metadata, event);
        if (body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException("event %s of %s has %d characters, more than %d"
                    .formatted(metadata.type(), metadata.source(), body.length(), LONGEST_BODY));
        }
        return body;
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
        var next = new HashMap<String, Long>();
        jdbc.sql("""
                        insert into event_sequence as known (source, last)
                        select source, count from unnest(cast(:sources as text[]), cast(:counts as bigint[]))
                            as taken (source, count)
                        order by source
                        on conflict (source) do update set last = known.last + excluded.last
                        returning source, last
                        """)
                .param("sources", counts.keySet().toArray(String[]::new))
                .param("counts", counts.values().toArray(Long[]::new))
                .query(row -> {
                    var source = row.getString("source");
                    next.put(source, row.getLong("last") - requireNonNull(counts.get(source)) + 1);
                });
        return next;
    }

    private void wakeRelayAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        });
    }
}
