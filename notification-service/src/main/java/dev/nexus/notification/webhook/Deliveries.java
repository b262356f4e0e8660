package dev.nexus.notification.webhook;

import dev.nexus.platform.database.SqlArrays;
import dev.nexus.platform.id.IdSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What webhooks are told, and were. */
@Repository
class Deliveries {

    private final JdbcClient jdbc;
    private final IdSource ids;

    Deliveries(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Makes a delivery for each of some webhooks; of those that are told of the event already, none. */
    void add(List<WebhookId> webhooks, UUID event, String type, String body, Instant now) {
        if (!webhooks.isEmpty()) {
            jdbc.sql("""
                            insert into webhook_delivery
                                (id, webhook_id, event_id, event_type, body, state, attempts, next_attempt_at, created_at)
                            select id, webhook_id, :event, :type, :body, 'pending', 0, :now, :now
                            from unnest(cast(:ids as uuid[]), cast(:webhooks as uuid[])) as made (id, webhook_id)
                            on conflict (webhook_id, event_id) do nothing
                            """)
                    .param("event", event)
                    .param("type", type)
                    .param("body", body)
                    .param("now", utc(now))
                    .param("ids", SqlArrays.texts(webhooks, _ -> ids.next()))
                    .param("webhooks", SqlArrays.texts(webhooks, id -> id))
                    .update();
        }
    }

    /** Makes a delivery of something that is no event of the suite. */
    void add(DeliveryId id, WebhookId webhook, String type, String body, Instant now) {
        jdbc.sql("""
                        insert into webhook_delivery
                            (id, webhook_id, event_id, event_type, body, state, attempts, next_attempt_at, created_at)
                        values (:id, :webhook, :id, :type, :body, 'pending', 0, :now, :now)
                        """)
                .param("id", id.value())
                .param("webhook", webhook.value())
                .param("type", type)
                .param("body", body)
                .param("now", utc(now))
                .update();
    }

    Optional<Delivery> find(WebhookId webhook, DeliveryId id) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = :webhook and id = :id")
                .param("webhook", webhook.value())
                .param("id", id.value())
                .query(Deliveries::read)
                .optional();
    }

    /** The newest first, those made before a given one when it is given. */
    List<Delivery> newest(WebhookId webhook, @Nullable DeliveryState state, @Nullable UUID before, int atMost) {
        return jdbc.sql("""
                        select * from webhook_delivery
                        where webhook_id = :webhook
                            and (cast(:state as text) is null or state = :state)
                            and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :atMost
                        """)
                .param("webhook", webhook.value())
                .param("state", state == null ? null : state.column())
                .param("before", before)
                .param("atMost", atMost)
                .query(Deliveries::read)
                .list();
    }

    /** Makes a delivery due, with all of its tries; one that is being tried at the moment stays as it is. */
    void makeDue(DeliveryId id, Instant now) {
        jdbc.sql("""
                        update webhook_delivery set state = 'pending', attempts = 0, next_attempt_at = :now, leased_until = null,
                            delivered_at = null
                        where id = :id and (leased_until is null or leased_until <= :now)
                        """).param("id", id.value()).param("now", utc(now)).update();
    }

    /** Gives up what was still to be sent. */
    void cancelPending(WebhookId webhook) {
        jdbc.sql("""
                        update webhook_delivery set state = 'cancelled', next_attempt_at = null, leased_until = null
                        where webhook_id = :webhook and state = 'pending'
                        """).param("webhook", webhook.value()).update();
    }

    /** Forgets the oldest of those made before a time. */
    int removeOld(Instant before, int atMost) {
        return jdbc.sql("""
                        delete from webhook_delivery where id in (
                            select id from webhook_delivery where created_at < :before
                            order by created_at limit :atMost for update skip locked)
                        """)
                .param("before", utc(before))
                .param("atMost", atMost)
                .update();
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        var took = row.getObject("last_took_ms", Integer.class);
        return new Delivery(
                new DeliveryId(row.getObject("id", UUID.class)),
                new WebhookId(row.getObject("webhook_id", UUID.class)),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                DeliveryState.named(row.getString("state")),
                row.getInt("attempts"),
                time(row, "next_attempt_at"),
                took == null
                        ? null
                        : new Delivery.Try(
                                row.getObject("last_status", Integer.class),
                                row.getString("last_reason"),
                                Duration.ofMillis(took)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "delivered_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
