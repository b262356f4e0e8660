package dev.nexus.platform.replay;

import dev.nexus.platform.replay.EventReplay.HistoryPlace;
import java.sql.Array;
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

/** The replays of a service. One goes on at a time, whatever the number of instances. */
final class EventReplays {

    private final JdbcClient jdbc;

    EventReplays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(EventReplay replay) {
        jdbc.sql("""
            insert into event_replay
                (id, published_from, published_to, types, sources, queue, state, requested_at)
            values (:id, :from, :to, :types, :sources, :queue, 'queued', :requestedAt)
            """)
                .param("id", replay.id())
                .param("from", utc(replay.from()))
                .param("to", utc(replay.to()))
                .param("types", array(replay.types()))
                .param("sources", array(replay.sources()))
                .param("queue", replay.queue())
                .param("requestedAt", utc(replay.requestedAt()))
                .update();
    }

    Optional<EventReplay> find(UUID id) {
        return jdbc.sql("select * from event_replay where id = :id")
                .param("id", id)
                .query(EventReplays::read)
                .optional();
    }

    /** The newest first. */
    List<EventReplay> list(@Nullable UUID before, int atMost) {
        return jdbc.sql("""
            select * from event_replay
            where cast(:before as uuid) is null or (requested_at, id) < (
                select requested_at, id from event_replay where id = :before)
            order by requested_at desc, id desc limit :atMost
            """)
                .param("before", before)
                .param("atMost", atMost)
                .query(EventReplays::read)
                .list();
    }

    /** The oldest unfinished one, until the end of the transaction for this caller alone; empty when another instance has one. */
    Optional<EventReplay> claim() {
        boolean free = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('nexus.replay.' || current_schema()))")
                .query(Boolean.class)
                .single();
        return free ? jdbc.sql("""
            select * from event_replay where finished_at is null
            order by requested_at, id limit 1 for update
            """).query(EventReplays::read).optional() : Optional.empty();
    }

    void begin(UUID id, long total) {
        jdbc.sql("update event_replay set state = 'running', total = :total where id = :id")
                .param("total", total)
                .param("id", id)
                .update();
    }

    void advance(UUID id, long published, HistoryPlace last) {
        jdbc.sql("""
            update event_replay
            set published = published + :published, after_time = :time, after_position = :position
            where id = :id
            """)
                .param("published", published)
                .param("time", utc(last.publishedAt()))
                .param("position", last.position())
                .param("id", id)
                .update();
    }

    /** Ends one; false when it had ended before. */
    boolean finish(UUID id, JobState state, @Nullable String problem, Instant now) {
        return jdbc.sql("""
            update event_replay set state = :state, problem = :problem, finished_at = :now
            where id = :id and finished_at is null
            """)
                        .param("state", state.word())
                        .param("problem", problem)
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    void forgetBefore(Instant time) {
        jdbc.sql("delete from event_replay where finished_at < :time")
                .param("time", utc(time))
                .update();
    }

    private static EventReplay read(ResultSet row, int number) throws SQLException {
        Instant time = instant(row, "after_time");
        Long total = row.getObject("total", Long.class);
        return new EventReplay(
                row.getObject("id", UUID.class),
                row.getObject("published_from", OffsetDateTime.class).toInstant(),
                row.getObject("published_to", OffsetDateTime.class).toInstant(),
                texts(row, "types"),
                texts(row, "sources"),
                row.getString("queue"),
                JobState.ofWord(row.getString("state")),
                total,
                row.getLong("published"),
                time == null ? null : new HistoryPlace(time, row.getLong("after_position")),
                row.getString("problem"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"));
    }

    private static @Nullable List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }

    private static String @Nullable [] array(@Nullable List<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
