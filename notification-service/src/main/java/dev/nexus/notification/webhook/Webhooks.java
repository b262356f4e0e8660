package dev.nexus.notification.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All libraries' webhooks. */
@Repository
class Webhooks {

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else adds webhooks to a library, or clears it. */
    void lockLibrary(UUID library) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('webhooks ' || :library, 0))")
                .param("library", library.toString())
                .query(row -> {});
    }

    void add(WebhookId id, UUID library, WebhookTerms terms, byte[] sealed, UUID creator, Instant now) {
        jdbc.sql("""
                        insert into webhook (id, library_id, url, event_types, enabled, secret, created_at, created_by, version)
                        values (:id, :library, :url, :types, :enabled, :secret, :now, :creator, 1)
                        """)
                .param("id", id.value())
                .param("library", library)
                .param("url", terms.url())
                .param("types", types(terms))
                .param("enabled", terms.enabled())
                .param("secret", sealed)
                .param("now", utc(now))
                .param("creator", creator)
                .update();
    }

    List<Webhook> ofLibrary(UUID library) {
        return jdbc.sql("select * from webhook where library_id = :library order by id")
                .param("library", library)
                .query(Webhooks::read)
                .list();
    }

    Optional<Webhook> find(UUID library, WebhookId id) {
        return find(library, id, "");
    }

    /** A webhook, until the end of the transaction for this caller alone. */
    Optional<Webhook> lock(UUID library, WebhookId id) {
        return find(library, id, " for no key update");
    }

    /** Those that want to hear of something, with a lock that keeps them from being disabled meanwhile. */
    List<WebhookId> wanting(UUID library, String eventType) {
        return jdbc.sql("""
                        select id from webhook
                        where library_id = :library and enabled and (event_types = '{}' or :type = any (event_types))
                        order by id for share
                        """)
                .param("library", library)
                .param("type", eventType)
                .query((row, _) -> new WebhookId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Puts other terms in the place of what is there.
     *
     * @param afresh whether former failures count no longer
     */
    Webhook change(WebhookId id, WebhookTerms terms, boolean afresh) {
        return jdbc.sql("""
                        update webhook set url = :url, event_types = :types, enabled = :enabled, version = version + 1,
                            disabled_reason = case when not :enabled then disabled_reason end,
                            failing_since = case when not :afresh then failing_since end
                        where id = :id
                        returning *
                        """)
                .param("id", id.value())
                .param("url", terms.url())
                .param("types", types(terms))
                .param("enabled", terms.enabled())
                .param("afresh", afresh)
                .query(Webhooks::read)
                .single();
    }

    /** Signs with another secret from now on, and with the present one too for a while. */
    void rotate(WebhookId id, byte[] sealed, Instant formerUntil) {
        jdbc.sql("""
                        update webhook set former_secret = secret, former_until = :until, secret = :secret where id = :id
                        """)
                .param("id", id.value())
                .param("secret", sealed)
                .param("until", utc(formerUntil))
                .update();
    }

    void remove(WebhookId id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id.value()).update();
    }

    void removeAll(UUID library) {
        jdbc.sql("delete from webhook where library_id = :library")
                .param("library", library)
                .update();
    }

    private Optional<Webhook> find(UUID library, WebhookId id, String locking) {
        return jdbc.sql("select * from webhook where library_id = :library and id = :id" + locking)
                .param("library", library)
                .param("id", id.value())
                .query(Webhooks::read)
                .optional();
    }

    private static String[] types(WebhookTerms terms) {
        return terms.eventTypes().toArray(String[]::new);
    }

    private static Webhook read(ResultSet row, int number) throws SQLException {
        var types = (String[]) row.getArray("event_types").getArray();
        var failingSince = row.getObject("failing_since", OffsetDateTime.class);
        return new Webhook(
                new WebhookId(row.getObject("id", UUID.class)),
                row.getObject("library_id", UUID.class),
                new WebhookTerms(row.getString("url"), List.of(types), row.getBoolean("enabled")),
                DisabledReason.ofColumn(row.getString("disabled_reason")),
                failingSince == null ? null : failingSince.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
