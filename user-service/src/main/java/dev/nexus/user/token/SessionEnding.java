package dev.nexus.user.token;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.token.SessionEvent.SessionEnded;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends sessions: their refresh tokens are worth nothing from now on. */
@Component
public class SessionEnding {

    private final Sessions sessions;
    private final AccountLock lock;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SessionEnding(Sessions sessions, AccountLock lock, Clock clock, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.lock = lock;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Ends one session.
     *
     * @param owner whose it must be
     * @param session which
     * @param reason why
     * @throws ProblemException {@code session-not-found}, also for a session of somebody else
     */
    @Transactional
    public void end(AccountId owner, SessionId session, EndReason reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!sessions.end(session, owner, reason, now)) {
            throw new ProblemException(TokenProblem.SESSION_NOT_FOUND, null);
        }
        events.publishEvent(new SessionEnded(session, owner, reason, now));
    }

    /**
     * Ends the sessions of an account, those that are just being started too.
     *
     * @param account whose
     * @param except the one that stays; null when none does
     * @param reason why
     */
    @Transactional
    public void endAll(AccountId account, @Nullable SessionId except, EndReason reason) {
        lock.hold(account);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var ended : sessions.endAll(account, except, reason, now)) {
            events.publishEvent(new SessionEnded(ended, account, reason, now));
        }
    }
}
