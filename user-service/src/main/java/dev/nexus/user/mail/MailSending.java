package dev.nexus.user.mail;

import dev.nexus.platform.mail.MailFailures;
import dev.nexus.platform.mail.OutgoingMail;
import dev.nexus.platform.mail.Post;
import dev.nexus.platform.mail.Post.Way;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.LanguageTag;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the mails that wait. While the mail server is away it tries again, ever more slowly, and gives up after a day. Neither
 * logs nor metrics say whom a mail goes to. Without a mail server they are written to files; without a
 * directory for those, too, they are counted and dropped.
 */
@Component
@EnableConfigurationProperties(MailSettings.class)
class MailSending {

    private static final Logger log = LoggerFactory.getLogger(MailSending.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final int AT_ONCE = 100;

    private final MailQueue queue;
    private final SealedMails sealing;
    private final MailWording wording;
    private final Accounts accounts;
    private final MailSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Post post;
    private final AtomicBoolean busy = new AtomicBoolean();

    MailSending(
            MailQueue queue,
            SealedMails sealing,
            MailWording wording,
            Accounts accounts,
            MailSettings settings,
            Post post,
            MeterRegistry meters,
            Clock clock) {
        this.queue = queue;
        this.sealing = sealing;
        this.wording = wording;
        this.accounts = accounts;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.post = post;
        if (post.way() == Way.NOWHERE) {
            log.atWarn()
                    .log(
                            "NEXUS_SMTP_URL names no mail server, and NEXUS_MAIL_DIRECTORY no directory: mails are dropped, nobody"
                                    + " can reset a password");
        } else if (post.way() == Way.FILES) {
            log.atInfo().log("NEXUS_SMTP_URL names no mail server: mails are written to NEXUS_MAIL_DIRECTORY");
        }
    }

    /** At a rate and not with a delay: those wait for each other in one thread, and a mail server may take long. */
    @Scheduled(fixedRateString = "${nexus.mail.interval:1s}")
    void sendDue() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!post.isDeliverable()) {
                queue.drop().forEach(kind -> count(kind, "dropped"));
            } else {
                sendAllDue();
            }
        } catch (RuntimeException failure) {
            log.atWarn()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("mails could not be looked for");
        } finally {
            busy.set(false);
        }
    }

    private void sendAllDue() {
        for (var i = 0; i < AT_ONCE; i++) {
            var taken = queue.take();
            if (taken.isEmpty() || !send(taken.get())) {
                return;
            }
        }
    }

    /** Sends one mail; false when the mail server seems to be away. */
    private boolean send(QueuedMail queued) {
        try {
            var letter = sealing.open(queued.id(), queued.sealed());
            post.send(mail(queued, letter, wording.of(letter.mail(), language(letter))));
            finish(queued, "sent");
            return true;
        } catch (MailException refused) {
            var rejected = MailFailures.isForUnknownAddress(refused);
            failed(queued, refused, rejected);
            return rejected;
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            // Sealed with another key, or by a newer version: another instance may know better.
            failed(queued, unreadable, false);
            return true;
        }
    }

    private static OutgoingMail mail(QueuedMail queued, Letter letter, Wording words) {
        return new OutgoingMail(
                queued.id(), queued.queuedAt(), letter.to().value(), words.subject(), words.text(), null, Map.of());
    }

    private void failed(QueuedMail queued, Exception failure, boolean rejected) {
        var tooOld = queued.queuedAt().plus(settings.giveUpAfter()).isBefore(clock.instant());
        // The exception's own words would bring the address into the log.
        log.atWarn()
                .addKeyValue("mail", queued.id())
                .addKeyValue("kind", queued.kind())
                .addKeyValue("attempts", queued.attempts())
                .addKeyValue("cause", failure.getClass().getSimpleName())
                .log(rejected || tooOld ? "a mail is given up" : "a mail could not be sent; trying again");
        if (rejected || tooOld) {
            finish(queued, rejected ? "rejected" : "given-up");
        } else {
            count(queued.kind(), "failed");
            queue.tryAgain(queued.id(), clock.instant().plus(pause(queued.attempts())));
        }
    }

    private static Duration pause(int attempts) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private @Nullable String language(Letter letter) {
        if (letter.language() != null) {
            return letter.language();
        }
        return accounts.findByEmailKey(letter.to().key())
                .map(account -> account.language())
                .map(LanguageTag::language)
                .orElse(null);
    }

    private void finish(QueuedMail queued, String outcome) {
        queue.remove(queued.id());
        count(queued.kind(), outcome);
    }

    private void count(String kind, String outcome) {
        meters.counter("nexus.mails", "kind", kind, "outcome", outcome).increment();
    }
}
