package dev.nexus.user.token;

import dev.nexus.user.account.Account;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.token.SessionEvent.SessionCompromised;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends a session that somebody has a copy of, and tells its owner. */
@Component
class SessionCompromising {

    private static final Logger log = LoggerFactory.getLogger(SessionCompromising.class);

    private final SessionEnding ending;
    private final Accounts accounts;
    private final Mails mails;
    private final ApplicationEventPublisher events;

    SessionCompromising(SessionEnding ending, Accounts accounts, Mails mails, ApplicationEventPublisher events) {
        this.ending = ending;
        this.accounts = accounts;
        this.mails = mails;
        this.events = events;
    }

    /** All of it in the caller's transaction. */
    void compromised(StoredRefreshToken replayed, Instant now) {
        events.publishEvent(new SessionCompromised(replayed.sessionId(), replayed.accountId(), replayed.device(), now));
        ending.end(replayed.accountId(), replayed.sessionId(), EndReason.COMPROMISED);
        accounts.find(replayed.accountId())
                .map(Account::email)
                .ifPresent(owner -> mails.send(
                        owner, new Mail.SessionCompromised(replayed.device().name())));
        log.atWarn().addKeyValue("session", replayed.sessionId()).log("refresh token replayed, session ended");
    }
}
