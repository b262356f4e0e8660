package dev.nexus.notification.inbox;

import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.database.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
     * Adds notifications under their recipients' next numbers. The locks make others who add to the same recipients wait for the commit,
     * so that numbers become visible in their order; whoever listens is told at the commit.
     *
     * @return those that were added; what was told before is not
     */
    Set<NotificationId> add(List<NewNotification> made) {
        lock(made);
        var added = insert(made);
        tell(made.stream()
                .filter(each ->
                        each.inApp() && added.contains(each.notification().id()))
                .toList());
        return added;
    }

    /** In one order, so that nobody who adds to several waits for somebody who waits in turn. */
    private void lock(List<NewNotification> made) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended('notification ' || recipient, 0))
                        from (select distinct recipient from unnest(cast(:recipients as text[])) recipient order by recipient) ordered
                        """).param("recipients", recipients(made)).query(row -> {});
    }

    /** A statement of its own, because it has to see what others added before the lock. */
    private Set<NotificationId> insert(List<NewNotification> made) {
        return Set.copyOf(jdbc.sql("""
                        insert into notification (
                            id, recipient_id, kind, title, text, book_id, library_id, link, source_id, in_app, created_at, number)
                        select id, recipient, kind, title, text, book, library, link, source, in_app, created_at,
                            row_number() over (partition by recipient order by place) + coalesce(
                                (select max(number) from notification before where before.recipient_id = recipient), 0)
                        from unnest(
                            cast(:ids as uuid[]), cast(:recipients as uuid[]), cast(:kinds as text[]), cast(:titles as text[]),
                            cast(:texts as text[]), cast(:books as uuid[]), cast(:libraries as uuid[]), cast(:links as text[]),
                            cast(:sources as uuid[]), cast(:inApp as boolean[]), cast(:times as timestamptz[]))
                            with ordinality as made (
                                id, recipient, kind, title, text, book, library, link, source, in_app, created_at, place)
                        on conflict (recipient_id, kind, source_id) do nothing
                        returning id
                        """)
                .param("ids", SqlArrays.texts(made, each -> each.notification().id()))
                .param("recipients", recipients(made))
                .param(
                        "kinds",
                        SqlArrays.texts(made, each -> each.notification().kind().wireName()))
                .param("titles", SqlArrays.texts(made, each -> each.notification()
                        .title()))
                .param("texts", SqlArrays.texts(made, each -> each.notification()
                        .text()))
                .param("books", SqlArrays.texts(made, each -> each.notification()
                        .book()))
                .param("libraries", SqlArrays.texts(made, each -> each.notification()
                        .library()))
                .param("links", SqlArrays.texts(made, each -> each.notification()
                        .link()))
                .param("sources", SqlArrays.texts(made, NewNotification::source))
                .param("inApp", SqlArrays.texts(made, NewNotification::inApp))
                .param("times", SqlArrays.texts(made, each -> each.notification()
                        .createdAt()))
                .query((row, _) -> new NotificationId(row.getObject("id", UUID.class)))
                .list());
    }

    private void tell(List<NewNotification> made) {
        jdbc.sql("select pg_notify('" + NewNotifications.CHANNEL + "', recipient)"
                        + " from (select distinct unnest(cast(:recipients as text[])) recipient) made")
                .param("recipients", recipients(made))
                .query(row -> {});
    }

    private static @Nullable String[] recipients(List<NewNotification> made) {
        return SqlArrays.texts(made, each -> each.notification().recipient().value());
    }

    /** Shown in the app or not. */
    Optional<Notification> find(NotificationId id) {
        return jdbc.sql("select * from notification where id = :id")
                .param("id", id.value())
                .query(Notifications::row)
                .optional();
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
                        where recipient_id = :recipient and number > :number and in_app
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
                        where recipient_id = :recipient and in_app and (cast(:before as uuid) is null or id < :before)
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
        return jdbc.sql(
                        "select count(*) from notification where recipient_id = :recipient and read_at is null and in_app")
                .param("recipient", recipient.value())
                .query(Long.class)
                .single();
    }

    /** Marks a notification as read, the first time only; false when the recipient has none of this identifier. */
    boolean read(RecipientId recipient, NotificationId id, Instant at) {
        return jdbc.sql("""
                                update notification set read_at = coalesce(read_at, :at)
                                where id = :id and recipient_id = :recipient and in_app
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
                readAt == null ? null : readAt.toInstant(),
                row.getObject("library_id", UUID.class),
                row.getString("link"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
