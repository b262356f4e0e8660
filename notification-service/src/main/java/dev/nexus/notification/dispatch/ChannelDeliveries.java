package dev.nexus.notification.dispatch;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationId;
import dev.nexus.platform.database.SqlArrays;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notifications on their way, and what became of them. Instances share them: what one has taken, no other takes until its lease ends. */
@Repository
class ChannelDeliveries {

    /** Longer than a try may take; who dies meanwhile lets it be tried again after it. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    ChannelDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<NewDelivery> deliveries, Instant now) {
        if (!deliveries.isEmpty()) {
            jdbc.sql("""
                            insert into notification_delivery
                                (id, notification_id, channel, state, attempts, next_attempt_at, created_at)
                            select id, notification_id, channel, 'pending', 0, not_before, :now
                            from unnest(
                                cast(:ids as uuid[]), cast(:notifications as uuid[]), cast(:channels as text[]),
                                cast(:notBefore as timestamptz[])) as made (id, notification_id, channel, not_before)
                            """)
                    .param("now", utc(now))
                    .param("ids", SqlArrays.texts(deliveries, NewDelivery::id))
                    .param("notifications", SqlArrays.texts(deliveries, NewDelivery::notification))
                    .param("channels", SqlArrays.texts(deliveries, each -> each.channel()
                            .wireName()))
                    .param("notBefore", SqlArrays.texts(deliveries, NewDelivery::notBefore))
                    .update();
        }
    }

    /** Takes those of a channel that are due for longest, and counts the attempts. */
    List<DueDelivery> take(Channel channel, int atMost, Instant now) {
        return jdbc.sql("""
                        with due as (
                            select id from notification_delivery
                            where channel = :channel and state = 'pending' and next_attempt_at <= :now
                            order by next_attempt_at, id limit :atMost
                            for update skip locked)
                        update notification_delivery delivery set attempts = attempts + 1, next_attempt_at = :until
                        from due where delivery.id = due.id
                        returning delivery.id, notification_id, attempts, created_at
                        """)
                .param("channel", channel.wireName())
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .param("atMost", atMost)
                .query((row, _) -> new DueDelivery(
                        row.getObject("id", UUID.class),
                        new NotificationId(row.getObject("notification_id", UUID.class)),
                        channel,
                        row.getInt("attempts"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Lets a delivery that was taken be tried later. When another has taken it meanwhile, because this took longer than its lease, that one
     * decides.
     */
    void postpone(DueDelivery delivery, Instant until, @Nullable String reason) {
        jdbc.sql("""
                        update notification_delivery set next_attempt_at = :until, last_reason = coalesce(:reason, last_reason)
                        where id = :id and state = 'pending' and attempts = :attempts
                        """)
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .param("until", utc(until))
                .param("reason", reason)
                .update();
    }

    /** Ends a delivery, whoever else has taken it meanwhile. */
    void finish(DueDelivery delivery, String state, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update notification_delivery set state = :state, next_attempt_at = null, finished_at = :now,
                            last_reason = :reason
                        where id = :id and state = 'pending'
                        """)
                .param("id", delivery.id())
                .param("state", state)
                .param("reason", reason)
                .param("now", utc(now))
                .update();
    }

    /** How many of a channel could be sent now, and are not. */
    long due(Channel channel, Instant now) {
        return jdbc.sql("""
                        select count(*) from notification_delivery
                        where channel = :channel and state = 'pending' and next_attempt_at <= :now
                        """)
                .param("channel", channel.wireName())
                .param("now", utc(now))
                .query(Long.class)
                .single();
    }

    /** Forgets some of those that ended before a time. */
    int removeOld(Instant before, int atMost) {
        return jdbc.sql("""
                        delete from notification_delivery where id in (
                            select id from notification_delivery where state <> 'pending' and finished_at < :before
                            order by finished_at limit :atMost for update skip locked)
                        """)
                .param("before", utc(before))
                .param("atMost", atMost)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
