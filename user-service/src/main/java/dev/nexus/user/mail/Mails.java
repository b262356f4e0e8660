package dev.nexus.user.mail;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.mail.Post;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.account.LanguageTag;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
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
    private final Post post;

    Mails(JdbcClient database, SealedMails sealing, IdSource ids, Clock clock, Post post) {
        this.database = database;
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
        this.post = post;
    }

    /**
     * Goes on only where mails get to people: what is done by mail alone would be done in vain.
     *
     * @throws ProblemException {@code mail-unavailable}
     */
    public void requireDelivery() {
        if (!post.isDeliverable()) {
            throw new ProblemException(
                    MailProblem.MAIL_UNAVAILABLE, "Whoever runs it names a mail server or a directory for mails.");
        }
    }

    /**
     * Queues a mail in the caller's transaction; it is sent soon after the commit, and tried again while the mail server is
     * away. It is in the language of the account that has the address.
     *
     * @param to who shall read it
     * @param mail what it says
     */
    @Transactional
    public void send(EmailAddress to, Mail mail) {
        send(to, mail, null);
    }

    /**
     * Queues a mail to an address that belongs to no account, or not to the one that it is about.
     *
     * @param to who shall read it
     * @param mail what it says
     * @param language the language to say it in; null for that of the account that has the address
     */
    @Transactional
    public void send(EmailAddress to, Mail mail, @Nullable LanguageTag language) {
        var letter = new Letter(to, mail, language == null ? null : language.language());
        var id = ids.next();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("insert into queued_mail (id, kind, sealed, queued_at, next_try_at) values (?, ?, ?, ?, ?)")
                .params(id, SealedMails.kind(mail), sealing.seal(id, letter), now, now)
                .update();
    }
}
