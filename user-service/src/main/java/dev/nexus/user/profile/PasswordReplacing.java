package dev.nexus.user.profile;

import dev.nexus.user.account.AccountEvent.PasswordChanged;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.onetime.OneTimePurpose;
import dev.nexus.user.onetime.OneTimeTokens;
import dev.nexus.user.token.EndReason;
import dev.nexus.user.token.SessionEnding;
import dev.nexus.user.token.SessionId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts another password in the place of the present one, for whoever has shown to be its owner. Whoever knew the old one is
 * thrown out, and what she may have begun is undone: the wish for another address, and links in mails.
 */
@Component
public class PasswordReplacing {

    private final AccountReading reading;
    private final Accounts accounts;
    private final SessionEnding sessions;
    private final OtherWaysIn others;
    private final OneTimeTokens tokens;
    private final Mails mails;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasswordReplacing(
            AccountReading reading,
            Accounts accounts,
            SessionEnding sessions,
            OtherWaysIn others,
            OneTimeTokens tokens,
            Mails mails,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reading = reading;
        this.accounts = accounts;
        this.sessions = sessions;
        this.others = others;
        this.tokens = tokens;
        this.mails = mails;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Replaces a password for somebody who knew it. Other ways in stay; the mail says how many there are.
     *
     * @param owner whose
     * @param hash the hash of the new one
     * @param except the session that stays
     */
    @Transactional
    public void change(AccountId owner, String hash, SessionId except) {
        replace(owner, hash, except, AuditedAction.PASSWORD_CHANGED);
    }

    /**
     * Replaces a password for somebody who did not know it, but reads the account's mail: who else was in is out. API keys
     * are good no longer, nor are tokens that were issued before.
     *
     * @param owner whose
     * @param hash the hash of the new one
     */
    @Transactional
    public void reset(AccountId owner, String hash) {
        others.close(owner);
        replace(owner, hash, null, AuditedAction.PASSWORD_RESET);
    }

    private void replace(AccountId owner, String hash, @Nullable SessionId except, AuditedAction action) {
        var account = reading.own(owner);
        account.changePassword(hash);
        if (account.pendingEmail() != null) {
            account.keepEmail();
            tokens.withdraw(owner, OneTimePurpose.VERIFY_EMAIL);
        }
        tokens.withdraw(owner, OneTimePurpose.RESET_PASSWORD);
        accounts.saveAndFlush(account);
        sessions.endAll(owner, except, EndReason.PASSWORD_CHANGED);
        audit.record(owner, action, Map.of());
        mails.send(account.email(), others.notice(owner));
        events.publishEvent(new PasswordChanged(owner, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
