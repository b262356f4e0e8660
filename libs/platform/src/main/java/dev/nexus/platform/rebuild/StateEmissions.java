package dev.nexus.platform.rebuild;

import dev.nexus.platform.replay.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The emissions of a service. One goes on at a time, whatever the number of instances. */
final class StateEmissions {

    private final JdbcClient jdbc;

    StateEmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the consumer is being told already. */
    boolean add(StateEmission emission) {
        return jdbc.sql("""
            insert into state_emission (id, consumer, queue, state, requested_at)
            values (:id, :consumer, :queue, 'queued', :requestedAt)
            on conflict (consumer) where finished_at is null do nothing
            """)
                        .param("id", emission.id())
                        .param("consumer", emission.consumer())
                        .param("queue", emission.queue())
                        .param("requestedAt", utc(emission.requestedAt()))
                        .update()
                == 1;
    }

    Optional<StateEmission> find(UUID id) {
        return jdbc.sql("select * from state_emission where id = :id")
                .param("id", id)
                .query(StateEmissions::read)
                .optional();
    }

    /** The newest first. */
    List<StateEmission> list(@Nullable UUID before, int atMost) {
        return jdbc.sql("""
            select * from state_emission
            where cast(:before as uuid) is null or (requested_at, id) < (
                select requested_at, id from state_emission where id = :before)
            order by requested_at desc, id desc limit :atMost
            """)
                .param("before", before)
                .param("atMost", atMost)
                .query(StateEmissions::read)
                .list();
    }

    /** The oldest unfinished one, until the end of the transaction for this caller alone; empty when another instance has one. */
    Optional<StateEmission> claim() {
        boolean free = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('nexus.emission.' || current_schema()))")
                .query(Boolean.class)
                .single();
        return free ? jdbc.sql("""
            select * from state_emission where finished_at is null
            order by requested_at, id limit 1 for update
            """).query(StateEmissions::read).optional() : Optional.empty();
    }

    void begin(UUID id, long total) {
        jdbc.sql("update state_emission set state = 'running', total = :total where id = :id")
                .param("total", total)
                .param("id", id)
                .update();
    }

    void advance(UUID id, int aggregates, int told, String after) {
        jdbc.sql("""
            update state_emission
            set aggregates = aggregates + :aggregates, told = told + :told, after_source = :after
            where id = :id
            """)
                .param("aggregates", aggregates)
                .param("told", told)
                .param("after", after)
                .param("id", id)
                .update();
    }

    /** Ends one; false when it had ended before. */
    boolean finish(UUID id, JobState state, @Nullable String problem, Instant now) {
        return jdbc.sql("""
            update state_emission
            set state = :state, problem = :problem, finished_at = :now, after_source = null
            where id = :id and finished_at is null
            """)
                        .param("state", state.word())
                        .param("problem", problem)
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Whether something that was told to the queue alone has not left yet. */
    boolean waitsFor(String queue) {
        return jdbc.sql("select exists (select from outbox_event where queue = :queue)")
                .param("queue", queue)
                .query(Boolean.class)
                .single();
    }

    /** How many events wait in the outbox, counted up to a limit. */
    long pending(int upTo) {
        return jdbc.sql("select count(*) from (select from outbox_event limit :upTo) counted")
                .param("upTo", upTo)
                .query(Long.class)
                .single();
    }

    void forgetBefore(Instant time) {
        jdbc.sql("delete from state_emission where finished_at < :time")
                .param("time", utc(time))
                .update();
    }

    private static StateEmission read(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new StateEmission(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                row.getString("queue"),
                JobState.ofWord(row.getString("state")),
                row.getObject("total", Long.class),
                row.getLong("aggregates"),
                row.getLong("told"),
                row.getString("after_source"),
                row.getString("problem"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
