package dev.nexus.notification.inbox;

import dev.nexus.notification.recipient.RecipientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All notifications. Whatever is read or changed is one recipient's own. */
@Repository
class Notifications {

    private final JdbcClient jdbc;

    Notifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a notification under the recipient's next number. The lock makes others who add to the same recipient wait for the commit,
     * so that numbers become visible in their order; whoever listens is told at the commit.
     */
    void add(Notification notification) {
        jdbc.sql(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended('notification ' || :recipient, 0))) locked")
                .param("recipient", notification.recipient().value().toString())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into notification (id, recipient_id, kind, title, text, book_id, created_at, number)
                        select
                            cast(:id as uuid), cast(:recipient as uuid), :kind, :title, :text, cast(:book as uuid),
                            cast(:createdAt as timestamptz), coalesce(max(number), 0) + 1
                        from notification where recipient_id = :recipient
                        """)
                .param("id", notification.id().value())
                .param("recipient", notification.recipient().value())
                .param("kind", notification.kind().wireName())
                .param("title", notification.title())
                .param("text", notification.text())
                .param("book", notification.book())
                .param("createdAt", utc(notification.createdAt()))
                .update();
        jdbc.sql("select 1 from (select pg_notify('" + NewNotifications.CHANNEL + "', :recipient)) told")
                .param("recipient", notification.recipient().value().toString())
                .query(Integer.class)
                .single();
    }

    /** The number of the recipient's latest notification; 0 when there is none. */
    long latestNumber(RecipientId recipient) {
        return jdbc.sql("select coalesce(max(number), 0) from notification where recipient_id = :recipient")
                .param("recipient", recipient.value())
                .query(Long.class)
                .single();
    }

    /** Those after a number, the oldest first. */
    List<NumberedNotification> after(RecipientId recipient, long number, int atMost) {
        return jdbc.sql("""
                        select * from notification
                        where recipient_id = :recipient and number > :number
                        order by number
                        limit :atMost
                        """)
                .param("recipient", recipient.value())
                .param("number", number)
                .param("atMost", atMost)
                .query((row, i) -> new NumberedNotification(row.getLong("number"), row(row, i)))
                .list();
    }

    /** The newest first, those made before a given one when it is given. */
    List<Notification> newest(RecipientId recipient, @Nullable UUID before, int atMost) {
        return jdbc.sql("""
                        select * from notification
                        where recipient_id = :recipient and (cast(:before as uuid) is null or id < :before)
                        order by id desc
                        limit :atMost
                        """)
                .param("recipient", recipient.value())
                .param("before", before)
                .param("atMost", atMost)
                .query(Notifications::row)
                .list();
    }

    long unread(RecipientId recipient) {
        return jdbc.sql("select count(*) from notification where recipient_id = :recipient and read_at is null")
                .param("recipient", recipient.value())
                .query(Long.class)
                .single();
    }

    /** Marks a notification as read, the first time only; false when the recipient has none of this identifier. */
    boolean read(RecipientId recipient, NotificationId id, Instant at) {
        return jdbc.sql("""
                                update notification set read_at = coalesce(read_at, :at)
                                where id = :id and recipient_id = :recipient
                                """)
                        .param("at", utc(at))
                        .param("id", id.value())
                        .param("recipient", recipient.value())
                        .update()
                == 1;
    }

    void readAll(RecipientId recipient, Instant at) {
        jdbc.sql("update notification set read_at = :at where recipient_id = :recipient and read_at is null")
                .param("at", utc(at))
                .param("recipient", recipient.value())
                .update();
    }

    private static Notification row(ResultSet row, int number) throws SQLException {
        var readAt = row.getObject("read_at", OffsetDateTime.class);
        return new Notification(
                new NotificationId(row.getObject("id", UUID.class)),
                new RecipientId(row.getObject("recipient_id", UUID.class)),
                NotificationKind.named(row.getString("kind")),
                row.getString("title"),
                row.getString("text"),
                row.getObject("book_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                readAt == null ? null : readAt.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
