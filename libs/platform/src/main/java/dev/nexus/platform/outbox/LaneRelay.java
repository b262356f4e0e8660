package dev.nexus.platform.outbox;

import dev.nexus.platform.personaldata.ErasedAccounts;
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
    private final ErasedAccounts erased;
    private final TransactionOperations transaction;
    private final EventPublisher publisher;
    private final int batchSize;
    private final int lanesPerBatch;
    private int firstLane;

    /** After a failure the lanes take their turns one by one, so that what cannot be published holds up its own lane only. */
    private int turnsAlone;

    LaneRelay(
            JdbcClient jdbc,
            TransactionOperations transaction,
            EventPublisher publisher,
            int batchSize,
            int lanesPerBatch,
            int firstLane) {
        this.jdbc = jdbc;
        this.erased = new ErasedAccounts(jdbc);
        this.transaction = transaction;
        this.publisher = publisher;
        this.batchSize = batchSize;
        this.lanesPerBatch = lanesPerBatch;
        this.firstLane = firstLane;
    }

    /**
     * Relays the oldest events of some lanes.
     *
     * @return how many; 0 when nothing waits in a lane that is free
     */
    int relayBatch() {
        Integer relayed = transaction.execute(status -> {
            List<Integer> lanes = lockPendingLanes();
            if (lanes.isEmpty()) {
                return 0;
            }
            firstLane = (lanes.getLast() + 1) % Lanes.COUNT;
            List<OutboxRow> rows = oldestOf(lanes);
            if (!rows.isEmpty()) {
                publish(rows);
                moveToHistory(rows);
            }
            return rows.size();
        });
        return relayed == null ? 0 : relayed;
    }

    private void publish(List<OutboxRow> rows) {
        try {
            publisher.publish(rows);
            turnsAlone = Math.max(0, turnsAlone - 1);
        } catch (RuntimeException e) {
            turnsAlone = Lanes.COUNT;
            throw e;
        }
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
                .param("limit", turnsAlone > 0 ? 1 : lanesPerBatch)
                .query(Integer.class)
                .list();
    }

    /** An equal share of the batch for each lane, by its index: a lane with a backlog costs the others nothing. */
    private List<OutboxRow> oldestOf(List<Integer> lanes) {
        return jdbc.sql("""
                        select oldest.position, oldest.body, oldest.queue
                        from unnest(:lanes) as taken (lane)
                        cross join lateral (select position, body, queue from outbox_event
                                            where lane = taken.lane order by position limit :share) oldest
                        order by oldest.position
                        """)
                .param("lanes", lanes.toArray(Integer[]::new))
                .param("share", Math.max(1, batchSize / lanes.size()))
                .query(OutboxRow.class)
                .list();
    }

    /**
     * The lanes are held since before the statement began, so its time never runs backwards within a lane: the history is in the
     * order of publishing by (published_at, position).
     */
    private void moveToHistory(List<OutboxRow> rows) {
        jdbc.sql("""
                        with published as (delete from outbox_event where position = any(:positions) returning *)
                        insert into outbox_history
                            (position, lane, id, type, source, sequence, occurred_at, body, published_at)
                        select position, lane, id, type, source, sequence, occurred_at, body, statement_timestamp() from published
                        where not forgotten and queue is null and position <> all(:aboutErased)
                        """)
                .param("positions", positions(rows))
                .param("aboutErased", positions(erased.mentioned(rows, OutboxRow::body)))
                .update();
    }

    private static Long[] positions(List<OutboxRow> rows) {
        return rows.stream().map(OutboxRow::position).toArray(Long[]::new);
    }
}
