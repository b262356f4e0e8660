package dev.nexus.user.mail;

import dev.nexus.platform.id.IdSource;
import dev.nexus.user.account.EmailAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes mails to be sent. */
@Component
public class Mails {

    private final JdbcClient database;
    private final SealedMails sealing;
    private final IdSource ids;
    private final Clock clock;

    Mails(JdbcClient database, SealedMails sealing, IdSource ids, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Queues a mail in the caller's transaction; it is sent soon after the commit, and tried again while the mail server is
     * away.
     *
     * @param to who shall read it
     * @param mail what it says
     */
    @Transactional
    public void send(EmailAddress to, Mail mail) {
        var id = ids.next();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("insert into queued_mail (id, kind, sealed, queued_at, next_try_at) values (?, ?, ?, ?, ?)")
                .params(id, SealedMails.kind(mail), sealing.seal(id, new Letter(to, mail)), now, now)
                .update();
    }
}
