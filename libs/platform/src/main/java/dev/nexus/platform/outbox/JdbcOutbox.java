package dev.nexus.platform.outbox;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import dev.nexus.platform.event.EventTracing;
import dev.nexus.platform.id.IdSource;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "an event of %s is appended outside a transaction".formatted(aggregate.source()));
        }
        EventMetadata metadata = describe(aggregate, EventCatalogue.of(event.getClass()));
        String body = codec.encode(metadata, event);
        if (body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException("event %s of %s has %d characters, more than %d"
                    .formatted(metadata.type(), aggregate.source(), body.length(), LONGEST_BODY));
        }
        jdbc.sql("""
                        insert into outbox_event (lane, id, type, source, sequence, occurred_at, body)
                        values (:lane, :id, :type, :source, :sequence, :occurredAt, :body)
                        """)
                .param("lane", Lanes.laneOf(metadata.partitionKey()))
                .param("id", metadata.id())
                .param("type", metadata.type())
                .param("source", metadata.source())
                .param("sequence", metadata.sequence())
                .param("occurredAt", OffsetDateTime.ofInstant(metadata.time(), ZoneOffset.UTC))
                .param("body", body)
                .update();
        wakeRelayAfterCommit();
        return metadata.id();
    }

    private EventMetadata describe(AggregateRef aggregate, EventDefinition definition) {
        return new EventMetadata(
                ids.next(),
                definition.type(),
                aggregate.source(),
                aggregate.subject(),
                clock.instant(),
                nextSequence(aggregate.source()),
                aggregate.partitionKey(),
                aggregate.libraryId(),
                definition.schemaId(),
                tracing.current());
    }

    private long nextSequence(String source) {
        return jdbc.sql("""
                        insert into event_sequence (source, last) values (:source, 1)
                        on conflict (source) do update set last = event_sequence.last + 1
                        returning last
                        """).param("source", source).query(Long.class).single();
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
