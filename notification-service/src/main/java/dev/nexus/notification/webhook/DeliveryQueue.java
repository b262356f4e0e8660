package dev.nexus.notification.webhook;

import dev.nexus.platform.database.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deliveries that wait. Instances share them: each takes from webhooks that no other takes from at the same moment, so that what is sent
 * to one webhook can be counted over all instances.
 */
@Component
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryQueue {

    /** Longer than a try may take; who dies meanwhile lets it be tried again after it. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final DeliverySettings settings;
    private final Clock clock;

    DeliveryQueue(JdbcClient jdbc, DeliverySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes those that are due for longest, a few of each webhook at the most, and counts the attempts. */
    @Transactional
    public List<DueDelivery> take(int atMost) {
        var now = clock.instant();
        var webhooks = lockWebhooks(atMost, now);
        return webhooks.isEmpty() ? List.of() : take(webhooks, atMost, now);
    }

    private List<UUID> lockWebhooks(int atMost, Instant now) {
        return jdbc.sql("""
                        select webhook.id
                        from webhook
                        cross join lateral (
                            select delivery.next_attempt_at from webhook_delivery delivery
                            where delivery.webhook_id = webhook.id and state = 'pending' and next_attempt_at <= :now
                            order by next_attempt_at limit 1) due
                        where webhook.enabled and :each > (
                            select count(*) from webhook_delivery running
                            where running.webhook_id = webhook.id and running.leased_until > :now)
                        order by due.next_attempt_at
                        limit :atMost
                        for no key update of webhook skip locked
                        """)
                .param("now", utc(now))
                .param("each", settings.atOnceEach())
                .param("atMost", atMost)
                .query(UUID.class)
                .list();
    }

    /** A statement of its own, because it has to see what others took before the lock. */
    private List<DueDelivery> take(List<UUID> webhooks, int atMost, Instant now) {
        return jdbc.sql("""
                        with due as (
                            select delivery.id
                            from unnest(cast(:webhooks as uuid[])) as locked (webhook_id)
                            cross join lateral (
                                select id, next_attempt_at from webhook_delivery
                                where webhook_id = locked.webhook_id and state = 'pending' and next_attempt_at <= :now
                                order by next_attempt_at, id
                                limit greatest(0, :each - (
                                    select count(*) from webhook_delivery running
                                    where running.webhook_id = locked.webhook_id and running.leased_until > :now))) delivery
                            order by delivery.next_attempt_at, delivery.id
                            limit :atMost)
                        update webhook_delivery delivery
                        set attempts = attempts + 1, next_attempt_at = :until, leased_until = :until
                        from due, webhook
                        where delivery.id = due.id and webhook.id = delivery.webhook_id
                        returning delivery.id, webhook_id, attempts, url, body, secret,
                            case when former_until > :now then former_secret end as former_secret
                        """)
                .param("webhooks", SqlArrays.texts(webhooks, id -> id))
                .param("now", utc(now))
                .param("each", settings.atOnceEach())
                .param("atMost", atMost)
                .param("until", utc(now.plus(LEASE)))
                .query(DeliveryQueue::read)
                .list();
    }

    private static DueDelivery read(ResultSet row, int number) throws SQLException {
        return new DueDelivery(
                new DeliveryId(row.getObject("id", UUID.class)),
                new WebhookId(row.getObject("webhook_id", UUID.class)),
                row.getInt("attempts"),
                row.getString("url"),
                row.getString("body"),
                row.getBytes("secret"),
                row.getBytes("former_secret"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
