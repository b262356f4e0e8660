package dev.nexus.user.administration;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountEvent.AccountDisabled;
import dev.nexus.user.account.AccountEvent.AccountEnabled;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountProblem;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.token.AccountRevoking;
import dev.nexus.user.token.EndReason;
import dev.nexus.user.token.SessionEnding;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets administrators shut accounts, open them again, and share their role. */
@Component
public class AccountAdministering {

    private final AccountReading reading;
    private final Accounts accounts;
    private final SessionEnding sessions;
    private final AccountRevoking tokens;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountAdministering(
            AccountReading reading,
            Accounts accounts,
            SessionEnding sessions,
            AccountRevoking tokens,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reading = reading;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * All accounts, the oldest first.
     *
     * @param admin who asks
     * @param emailPrefix what their addresses begin with; empty for all
     * @param page which of them
     * @return a page of them
     * @throws ProblemException {@code forbidden}
     */
    public Page<Account> list(AccountId admin, String emailPrefix, PageRequest page) {
        reading.requireAdmin(admin);
        return reading.all(emailPrefix, page);
    }

    /**
     * An account of anybody.
     *
     * @param admin who asks
     * @param id which account
     * @return the account
     * @throws ProblemException {@code forbidden} or {@code account-not-found}
     */
    public Account one(AccountId admin, AccountId id) {
        reading.requireAdmin(admin);
        return reading.one(id);
    }

    /**
     * Changes an account. One that is disabled is out everywhere, at once; somebody always administers the platform.
     *
     * @param admin who asks
     * @param id which account
     * @param wanted what shall be different
     * @param ifMatch the version that the caller has seen; null for any
     * @return the account
     * @throws ProblemException {@code forbidden}, {@code account-not-found}, {@code precondition-failed} or
     *     {@code last-admin}
     */
    @Transactional
    public Account change(AccountId admin, AccountId id, ChangeAccount wanted, @Nullable String ifMatch) {
        // First: two administrators must not take the role from each other at once.
        var locked = accounts.lockAdminsAnd(id.value());
        reading.requireAdmin(admin);
        var account = reading.one(id);
        ETags.requireMatch(ifMatch, account.version());
        var disabled = wanted.disabled() == null ? account.isDisabled() : wanted.disabled();
        var administers = wanted.admin() == null ? account.isAdmin() : wanted.admin();
        if (disabled || !administers) {
            requireAnother(locked, id);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (disabled != account.isDisabled()) {
            setDisabled(account, disabled, now);
        }
        if (administers != account.isAdmin()) {
            account.setAdmin(administers);
            if (!administers) {
                // Elsewhere the role is read off the token; a refresh gives one without it.
                tokens.revoke(id, now);
            }
            audit.record(id, administers ? AuditedAction.ADMIN_GRANTED : AuditedAction.ADMIN_REVOKED, Map.of());
        }
        return accounts.saveAndFlush(account);
    }

    private void setDisabled(Account account, boolean disabled, Instant now) {
        var id = account.id();
        if (disabled) {
            account.disable(now);
            accounts.saveAndFlush(account);
            sessions.endAll(id, null, EndReason.ACCOUNT_DISABLED);
            tokens.revoke(id, now);
            events.publishEvent(new AccountDisabled(id, now));
        } else {
            account.enable();
            events.publishEvent(new AccountEnabled(id, now));
        }
    }

    private static void requireAnother(List<Account> locked, AccountId than) {
        if (locked.stream().allMatch(admin -> admin.id().equals(than))) {
            throw new ProblemException(AccountProblem.LAST_ADMIN, "Make somebody else an administrator first.");
        }
    }
}
