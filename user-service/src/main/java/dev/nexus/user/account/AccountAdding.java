package dev.nexus.user.account;

import dev.nexus.platform.id.IdSource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts. The first one of an installation administers it. */
@Component
public class AccountAdding {

    private final Accounts accounts;
    private final FirstAccountLock firstAccount;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;

    AccountAdding(
            Accounts accounts,
            FirstAccountLock firstAccount,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock) {
        this.accounts = accounts;
        this.firstAccount = firstAccount;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes an account in the caller's transaction.
     *
     * @param wanted what is asked for
     * @return the account
     * @throws AddressTakenException when another account got the address; the transaction is lost
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account add(NewAccount wanted) {
        return add(wanted, now(), wanted.email().key());
    }

    /**
     * Does all that {@link #add} does although the address is taken, for the caller to roll it back: so the one takes as long
     * as the other.
     *
     * @param wanted what is asked for
     * @return an account that there is not
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account rehearse(NewAccount wanted) {
        // No address has this key: the brackets are no characters of one.
        return add(wanted, now(), "<%s>".formatted(ids.next()));
    }

    private Account add(NewAccount wanted, Instant now, String emailKey) {
        var first = firstAccount.isFirst();
        var account = save(new Account(new AccountId(ids.next()), wanted, emailKey, first, now));
        events.publishEvent(new AccountEvent.AccountRegistered(
                account.id(), account.email(), account.displayName(), account.language(), first, now));
        return account;
    }

    /** Around this one statement only: what fails afterwards has nothing to do with the address. */
    private Account save(Account account) {
        try {
            return accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException twice) {
            throw new AddressTakenException(twice);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
