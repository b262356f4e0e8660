package dev.nexus.platform.inbox;

import dev.nexus.platform.id.IdSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events that could not be handled, in the consumer's own schema: a few are waiting for their next try, others are parked
 * until an operator decides. Nothing waits behind them.
 */
final class WaitingEvents {

    private static final int REASON_LENGTH = 2_000;

    /** One event that one subscriber could not handle. */
    record WaitingEvent(UUID id, String subscriber, String body, int attempts) {}

    private final JdbcClient jdbc;
    private final IdSource ids;
    private final Clock clock;

    WaitingEvents(JdbcClient jdbc, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    void await(String subscriber, UUID event, String type, String body, Throwable reason, Duration pause) {
        Instant now = clock.instant();
        insert(subscriber, event, type, body, reason, now, now.plus(pause));
    }

    void park(String subscriber, UUID event, String type, String body, Throwable reason) {
        insert(subscriber, event, type, body, reason, clock.instant(), null);
    }

    /** Parks what is no event; the same bytes delivered again are the same row. */
    void parkUnreadable(String queue, String body, Throwable reason) {
        UUID derived = UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
        insert(queue, derived, null, body, reason, clock.instant(), null);
    }

    /**
     * Claims events whose next try is due, for this caller alone until the lease ends: if it dies, they are due again.
     */
    List<WaitingEvent> claimDue(int atMost, Duration lease) {
        return jdbc.sql("""
                        update waiting_event set attempts = attempts + 1, next_try_at = :until
                        where id in (select id from waiting_event where parked_at is null and next_try_at <= :now
                                     order by next_try_at, id limit :limit for update skip locked)
                        returning id, subscriber, body, attempts
                        """)
                .param("until", utc(clock.instant().plus(lease)))
                .param("now", utc(clock.instant()))
                .param("limit", atMost)
                .query(WaitingEvent.class)
                .list();
    }

    void done(UUID id) {
        jdbc.sql("delete from waiting_event where id = :id").param("id", id).update();
    }

    void tryAgainIn(UUID id, Duration pause, Throwable reason) {
        jdbc.sql("update waiting_event set next_try_at = :at, reason = :reason where id = :id")
                .param("at", utc(clock.instant().plus(pause)))
                .param("reason", describe(reason))
                .param("id", id)
                .update();
    }

    /** The last try was not the event's fault. */
    void tryAgainUncounted(UUID id, Duration pause) {
        jdbc.sql("update waiting_event set attempts = attempts - 1, next_try_at = :at where id = :id")
                .param("at", utc(clock.instant().plus(pause)))
                .param("id", id)
                .update();
    }

    void park(UUID id, Throwable reason) {
        jdbc.sql("""
                        update waiting_event set parked_at = :now, next_try_at = null, reason = :reason
                        where id = :id
                        """)
                .param("now", utc(clock.instant()))
                .param("reason", describe(reason))
                .param("id", id)
                .update();
    }

    long waiting() {
        return count("parked_at is null");
    }

    long parked() {
        return count("parked_at is not null");
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from waiting_event where " + condition)
                .query(Long.class)
                .single();
    }

    private void insert(
            String subscriber,
            UUID event,
            @Nullable String type,
            String body,
            Throwable reason,
            Instant now,
            @Nullable Instant nextTry) {
        jdbc.sql("""
                        insert into waiting_event
                            (id, subscriber, event_id, type, body, attempts, reason, first_at, next_try_at, parked_at)
                        values (:id, :subscriber, :event, :type, :body, 1, :reason, :now,
                                :nextTry::timestamptz, case when :nextTry::timestamptz is null then :now end)
                        on conflict (subscriber, event_id) do nothing
                        """)
                .param("id", ids.next())
                .param("subscriber", subscriber)
                .param("event", event)
                .param("type", type)
                .param("body", storable(body))
                .param("reason", describe(reason))
                .param("now", utc(now))
                .param("nextTry", nextTry == null ? null : utc(nextTry))
                .update();
    }

    private static String describe(Throwable reason) {
        String text = storable(reason.toString());
        return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH);
    }

    /** PostgreSQL refuses the NUL character in text, and what cannot be read may well hold one. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
