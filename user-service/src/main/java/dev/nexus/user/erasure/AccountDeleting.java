package dev.nexus.user.erasure;

import dev.nexus.platform.personaldata.AccountErasing;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.apikey.ApiKeyRevoking;
import dev.nexus.user.erasure.ErasureEvent.AccountDeleted;
import dev.nexus.user.library.LibraryLeaving;
import dev.nexus.user.token.AccountRevoking;
import dev.nexus.user.token.EndReason;
import dev.nexus.user.token.SessionEnding;
import dev.nexus.user.token.SessionId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes accounts. At once nobody gets in any more, the account belongs nowhere and administers nothing, and its address is
 * free; all that is known about the person goes soon afterwards, here and in every other service.
 */
@Component
public class AccountDeleting {

    private final ErasedAccounts erased;
    private final OwnerConfirming owners;
    private final Accounts accounts;
    private final LeavingRules rules;
    private final LibraryLeaving libraries;
    private final SessionEnding sessions;
    private final AccountRevoking revoking;
    private final ApiKeyRevoking keys;
    private final AccountErasing erasing;
    private final Erasures erasures;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    AccountDeleting(
            ErasedAccounts erased,
            OwnerConfirming owners,
            Accounts accounts,
            LeavingRules rules,
            LibraryLeaving libraries,
            SessionEnding sessions,
            AccountRevoking revoking,
            ApiKeyRevoking keys,
            AccountErasing erasing,
            Erasures erasures,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.erased = erased;
        this.owners = owners;
        this.accounts = accounts;
        this.rules = rules;
        this.libraries = libraries;
        this.sessions = sessions;
        this.revoking = revoking;
        this.keys = keys;
        this.erasing = erasing;
        this.erasures = erasures;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Deletes an account for good. To be called outside of transactions.
     *
     * @param id whose
     * @param session where its owner asks
     * @param shown what shows that it is the owner
     * @throws ProblemException {@code too-many-attempts}, {@code wrong-password}, {@code fresh-sign-in-needed},
     *     {@code code-needed}, {@code wrong-code}, {@code validation-failed}, {@code sole-owner} with the libraries, or
     *     {@code last-admin}
     */
    public void delete(AccountId id, SessionId session, DeleteAccount shown) {
        erased.refuse(id.value());
        owners.confirm(id, session, shown);
        transactions.executeWithoutResult(_ -> deleteChecked(id));
    }

    private void deleteChecked(AccountId id) {
        rules.check(id);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sessions.endAll(id, null, EndReason.ACCOUNT_ERASED);
        keys.revokeAll(id);
        revoking.revoke(id, now);
        libraries.leaveAll(id);
        accounts.release(id);
        erasures.add(id, now);
        events.publishEvent(new AccountDeleted(id, now));
        erasing.request(id.value());
    }
}
