package dev.nexus.platform.outbox;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves one batch from the outbox to the broker and then to the history, in one transaction. It holds the advisory locks of
 * its lanes until it commits, so no other relay can overtake it within a lane; if it fails or is killed, the rows are still
 * there and the batch is repeated, in order. (Row locks with {@code skip locked} would let a second relay overtake.)
 */
final class LaneRelay {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final EventPublisher publisher;
    private final int batchSize;
    private final int lanesPerBatch;
    private int firstLane;

    LaneRelay(
            JdbcClient jdbc,
            TransactionOperations transaction,
            EventPublisher publisher,
            int batchSize,
            int lanesPerBatch) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.publisher = publisher;
        this.batchSize = batchSize;
        this.lanesPerBatch = lanesPerBatch;
    }

    /**
     * Relays the oldest events of some lanes.
     *
     * @return how many; 0 when nothing waits in a lane that is free
     */
    int relayBatch() {
        Integer relayed = transaction.execute(status -> {
            List<Integer> lanes = lockPendingLanes();
            List<OutboxRow> rows = lanes.isEmpty() ? List.of() : oldestOf(lanes);
            if (rows.isEmpty()) {
                return 0;
            }
            publisher.publish(rows);
            moveToHistory(rows);
            firstLane = (lanes.getLast() + 1) % Lanes.COUNT;
            return rows.size();
        });
        return relayed == null ? 0 : relayed;
    }

    private List<Integer> lockPendingLanes() {
        return jdbc.sql("""
                        with recursive pending (lane) as (
                            (select lane from outbox_event order by lane limit 1)
                            union all
                            select (select o.lane from outbox_event o where o.lane > p.lane order by o.lane limit 1)
                            from pending p where p.lane is not null
                        ), turn as materialized (
                            select lane from pending where lane is not null
                            order by (lane - :first + :count) % :count
                        )
                        select lane from turn
                        where pg_try_advisory_xact_lock(hashtext('nexus.outbox.' || current_schema()), lane)
                        limit :limit
                        """)
                .param("first", firstLane)
                .param("count", Lanes.COUNT)
                .param("limit", lanesPerBatch)
                .query(Integer.class)
                .list();
    }

    private List<OutboxRow> oldestOf(List<Integer> lanes) {
        return jdbc.sql("""
                        select position, body from outbox_event
                        where lane = any(:lanes) order by position limit :limit
                        """)
                .param("lanes", lanes.toArray(Integer[]::new))
                .param("limit", batchSize)
                .query(OutboxRow.class)
                .list();
    }

    private void moveToHistory(List<OutboxRow> rows) {
        jdbc.sql("""
                        with published as (delete from outbox_event where position = any(:positions) returning *)
                        insert into outbox_history
                            (position, lane, id, type, source, sequence, occurred_at, body, published_at)
                        select position, lane, id, type, source, sequence, occurred_at, body, now() from published
                        """)
                .param("positions", rows.stream().map(OutboxRow::position).toArray(Long[]::new))
                .update();
    }
}
