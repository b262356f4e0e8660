package dev.nexus.user.profile;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountEvent.AccountUpdated;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.signin.PasswordConfirming;
import dev.nexus.user.throttle.MailThrottle;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people change what their accounts say of them. */
@Component
public class ProfileChanging {

    private final AccountReading reading;
    private final Accounts accounts;
    private final PasswordConfirming confirming;
    private final MailThrottle mails;
    private final EmailChanging emails;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    ProfileChanging(
            AccountReading reading,
            Accounts accounts,
            PasswordConfirming confirming,
            MailThrottle mails,
            EmailChanging emails,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reading = reading;
        this.accounts = accounts;
        this.confirming = confirming;
        this.mails = mails;
        this.emails = emails;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Changes an account. Another address takes the place of the present one only after somebody who reads there has said so,
     * and is asked for with the password: whoever has the address has the account. To be called outside of transactions.
     *
     * @param owner who asks
     * @param wanted what shall be different
     * @param ifMatch the version that the caller has seen; null for any
     * @return the account
     * @throws ProblemException {@code precondition-failed}, {@code validation-failed}, {@code wrong-password} or
     *     {@code too-many-attempts}
     */
    public Account change(AccountId owner, ChangeProfile wanted, @Nullable String ifMatch) {
        var seen = reading.own(owner);
        ETags.requireMatch(ifMatch, seen.version());
        var email = wanted.email();
        if (email == null || isSame(seen, email)) {
            return transactions.execute(_ -> change(owner, wanted, ifMatch, false));
        }
        emails.requireDelivery();
        confirming.confirm(owner, currentPassword(wanted));
        var mailed = mails.allows(email, Caller.current().addressOrNone());
        return transactions.execute(_ -> change(owner, wanted, ifMatch, mailed));
    }

    private Account change(AccountId owner, ChangeProfile wanted, @Nullable String ifMatch, boolean mailed) {
        var account = reading.own(owner);
        ETags.requireMatch(ifMatch, account.version());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var before = AccountUpdated.of(account, now);
        if (wanted.displayName() != null) {
            account.rename(wanted.displayName());
        }
        if (wanted.locale() != null) {
            account.speak(wanted.locale());
        }
        if (wanted.timeZone() != null) {
            account.liveIn(wanted.timeZone());
        }
        var email = wanted.email();
        if (email != null && isSame(account, email)) {
            account.respell(email);
        } else if (email != null) {
            emails.ask(account, email, mailed);
        }
        var changed = accounts.saveAndFlush(account);
        var after = AccountUpdated.of(changed, now);
        if (!after.equals(before)) {
            events.publishEvent(after);
        }
        return changed;
    }

    private static boolean isSame(Account account, EmailAddress email) {
        return email.key().equals(account.email().key());
    }

    private static String currentPassword(ChangeProfile wanted) {
        var password = wanted.currentPassword();
        if (password == null) {
            var detail = "another address is asked for with the present password";
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "#/currentPassword: " + detail,
                    List.of(InvalidValue.field("#/currentPassword", detail)));
        }
        return password;
    }
}
