package dev.nexus.platform.outbox;

import dev.nexus.platform.database.SqlArrays;
import dev.nexus.platform.event.EventMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox's rows, added in the caller's transaction, whose commit wakes the relay. */
final class OutboxRows {

    /** Subscribers may rely on small messages; what does not fit belongs behind a link. */
    private static final int LONGEST_BODY = 64 * 1024;

    private final JdbcClient jdbc;
    private final Runnable wakeRelay;

    OutboxRows(JdbcClient jdbc, Runnable wakeRelay) {
        this.jdbc = jdbc;
        this.wakeRelay = wakeRelay;
    }

    /**
     * A row to be.
     *
     * @param queue the only queue that it goes to; null for everybody who listens
     */
    record NewRow(
            EventMetadata metadata, String body, @Nullable String queue) {

        NewRow {
            if (body.length() > LONGEST_BODY) {
                throw new IllegalArgumentException("event %s of %s has %d characters, more than %d"
                        .formatted(metadata.type(), metadata.source(), body.length(), LONGEST_BODY));
            }
        }
    }

    void insert(List<NewRow> rows) {
        jdbc.sql("""
            insert into outbox_event (lane, id, type, source, sequence, occurred_at, body, queue)
            select lane, id, type, source, sequence, occurred_at, body, queue
            from unnest(cast(:lanes as smallint[]), cast(:ids as uuid[]), cast(:types as text[]),
                cast(:sources as text[]), cast(:sequences as bigint[]), cast(:occurredAt as timestamptz[]),
                cast(:bodies as text[]), cast(:queues as text[])) with ordinality
                as event (lane, id, type, source, sequence, occurred_at, body, queue, number)
            order by number
            """)
                .param(
                        "lanes",
                        SqlArrays.texts(rows, row -> Lanes.laneOf(row.metadata().partitionKey())))
                .param("ids", SqlArrays.texts(rows, row -> row.metadata().id()))
                .param("types", SqlArrays.texts(rows, row -> row.metadata().type()))
                .param("sources", SqlArrays.texts(rows, row -> row.metadata().source()))
                .param("sequences", SqlArrays.texts(rows, row -> row.metadata().sequence()))
                .param("occurredAt", SqlArrays.texts(rows, row -> row.metadata().time()))
                .param("bodies", SqlArrays.texts(rows, NewRow::body))
                .param("queues", SqlArrays.texts(rows, NewRow::queue))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        });
    }
}
