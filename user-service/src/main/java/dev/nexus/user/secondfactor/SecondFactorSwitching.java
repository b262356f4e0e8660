package dev.nexus.user.secondfactor;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.token.EndReason;
import dev.nexus.user.token.SessionEnding;
import dev.nexus.user.token.SessionId;
import dev.nexus.user.token.SessionReading;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows when an account gets its second factor or loses it, in the transaction in which it does. */
@Component
class SecondFactorSwitching {

    private final SessionEnding sessions;
    private final SessionReading living;
    private final SecondFactorNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondFactorSwitching(
            SessionEnding sessions,
            SessionReading living,
            SecondFactorNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.living = living;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void turnedOn(AccountId account, SessionId session) {
        changed(account, session, true);
        living.requireLiving(account, session);
        notices.tell(account, AuditedAction.SECOND_FACTOR_ENABLED, new Mail.SecondFactorEnabled());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void turnedOff(AccountId account, @Nullable SessionId session) {
        changed(account, session, false);
        notices.tell(account, AuditedAction.SECOND_FACTOR_DISABLED, new Mail.SecondFactorDisabled());
    }

    private void changed(AccountId account, @Nullable SessionId session, boolean enabled) {
        sessions.endAll(account, session, EndReason.SECOND_FACTOR_CHANGED);
        events.publishEvent(new SecondFactorEvent.SecondFactorChanged(
                account, enabled, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
