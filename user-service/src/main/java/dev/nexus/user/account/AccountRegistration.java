package dev.nexus.user.account;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.credential.PasswordHashing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes accounts. The first one of an installation administers it. */
@Component
public class AccountRegistration {

    private final Accounts accounts;
    private final FirstAccountLock firstAccount;
    private final PasswordHashing hashing;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;
    private final TransactionTemplate transactions;

    AccountRegistration(
            Accounts accounts,
            FirstAccountLock firstAccount,
            PasswordHashing hashing,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.firstAccount = firstAccount;
        this.hashing = hashing;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Makes an account.
     *
     * @param wanted what is asked for
     * @return the account
     * @throws ProblemException {@code email-taken}
     */
    public Account register(RegisterAccount wanted) {
        // Before the transaction: a hash takes long, and a connection is too dear to wait for it.
        var hash = hashing.hash(wanted.password());
        return transactions.execute(_ -> add(wanted, hash));
    }

    private Account add(RegisterAccount wanted, String hash) {
        var first = firstAccount.isFirst();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var account =
                save(new Account(new AccountId(ids.next()), wanted.email(), wanted.displayName(), hash, first, now));
        events.publishEvent(
                new AccountEvent.AccountRegistered(account.id(), account.email(), account.displayName(), first, now));
        return account;
    }

    /** Around this one statement only: what fails afterwards has nothing to do with the address. */
    private Account save(Account account) {
        try {
            return accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException twice) {
            throw new ProblemException(AccountProblem.EMAIL_TAKEN, "Sign in, or use another address.");
        }
    }
}
