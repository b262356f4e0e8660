package dev.nexus.platform.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was given up, as operators work with it: the same rows as {@link WaitingEvents}. A replayed event is due at once and keeps
 * its count of tries, so that it is parked again as soon as it fails once more.
 */
final class ParkedEvents {

    private static final String COLUMNS =
            "id, subscriber, event_id, type, body, attempts, reason, first_at, parked_at, next_try_at";
    private static final String MATCHING = """
        parked_at is not null
        and (cast(:subscriber as text) is null or subscriber = :subscriber)
        and (cast(:type as text) is null or type = :type)
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ParkedEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A place in the list, which has the newest first. */
    record Place(Instant parkedAt, UUID id) {}

    List<ParkedEvent> list(ParkedEventFilter filter, @Nullable Place after, int atMost) {
        return jdbc.sql("select " + COLUMNS + " from waiting_event where " + MATCHING + """
            and (cast(:afterTime as timestamptz) is null or (parked_at, id) < (:afterTime, :afterId))
            order by parked_at desc, id desc limit :atMost
            """)
                .param("subscriber", filter.subscriber())
                .param("type", filter.type())
                .param("afterTime", after == null ? null : utc(after.parkedAt()))
                .param("afterId", after == null ? null : after.id())
                .param("atMost", atMost)
                .query(ParkedEvents::read)
                .list();
    }

    /** One that is parked, or that waits for its next try. */
    Optional<ParkedEvent> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from waiting_event where id = :id")
                .param("id", id)
                .query(ParkedEvents::read)
                .optional();
    }

    /** Whether it was parked, and is tried again now. */
    boolean replay(UUID id) {
        return jdbc.sql("""
            update waiting_event set parked_at = null, next_try_at = :now
            where id = :id and parked_at is not null
            """).param("now", utc(clock.instant())).param("id", id).update() == 1;
    }

    /** How many of them are tried again now. */
    int replayAll(ParkedEventFilter filter) {
        return jdbc.sql("update waiting_event set parked_at = null, next_try_at = :now where " + MATCHING)
                .param("now", utc(clock.instant()))
                .param("subscriber", filter.subscriber())
                .param("type", filter.type())
                .update();
    }

    /** Whether it was parked, and is gone now. */
    boolean drop(UUID id) {
        return jdbc.sql("delete from waiting_event where id = :id and parked_at is not null")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static ParkedEvent read(ResultSet row, int number) throws SQLException {
        return new ParkedEvent(
                row.getObject("id", UUID.class),
                row.getString("subscriber"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                instant(row, "parked_at"),
                instant(row, "next_try_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
