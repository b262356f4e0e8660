package dev.nexus.user.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails that wait. Instances share them: each takes what no other holds. */
@Component
class MailQueue {

    /** Longer than a mail server may take; who dies while sending lets the mail be sent again after it. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final Clock clock;

    MailQueue(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes the mail that is due for longest, and counts the attempt. */
    Optional<QueuedMail> take() {
        var now = clock.instant();
        return database.sql("""
                        update queued_mail set attempts = attempts + 1, next_try_at = ?
                        where id = (
                            select id from queued_mail where next_try_at <= ?
                            order by next_try_at limit 1 for update skip locked)
                        returning id, kind, sealed, queued_at, attempts""")
                .params(utc(now.plus(LEASE)), utc(now))
                .query((row, _) -> queued(row))
                .optional();
    }

    void tryAgain(UUID id, Instant at) {
        database.sql("update queued_mail set next_try_at = ? where id = ?")
                .params(utc(at), id)
                .update();
    }

    void remove(UUID id) {
        database.sql("delete from queued_mail where id = ?").param(id).update();
    }

    /** Removes what is due without sending it. */
    List<String> drop() {
        return database.sql("delete from queued_mail where next_try_at <= ? returning kind")
                .param(utc(clock.instant()))
                .query(String.class)
                .list();
    }

    private static QueuedMail queued(ResultSet row) throws SQLException {
        return new QueuedMail(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getBytes("sealed"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
