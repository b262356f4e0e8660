package dev.nexus.user.account;

import dev.nexus.user.credential.PasswordHashing;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Tells whether somebody is who they say. It counts nothing: whoever asks for strangers slows them down. */
@Component
public class PasswordChecking {

    private final Accounts accounts;
    private final PasswordHashing hashing;

    PasswordChecking(Accounts accounts, PasswordHashing hashing) {
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /**
     * Finds the account that an address and a password belong to, in the same time whether there is one or not. To be called
     * outside of transactions: a hash takes long, and a connection is too dear to wait for it.
     *
     * @param email what was typed as address
     * @param password what was typed as password
     * @return the account; empty also when it is disabled
     */
    public Optional<Account> find(String email, String password) {
        var stored = EmailAddress.parse(email).flatMap(address -> accounts.findPasswordByEmailKey(address.key()));
        var hash = stored.map(StoredPassword::hash).orElse(null);
        if (!hashing.matches(password, hash)) {
            return Optional.empty();
        }
        // Read anew: what was compared must still be the password.
        return stored.flatMap(found -> accounts.findById(found.account()))
                .filter(account -> !account.isDisabled() && account.hasPassword(hash))
                .flatMap(account -> renewed(account, password));
    }

    /**
     * Whether an account still has the password that it was found by. To be asked in the transaction of what it allows, after
     * the account was {@linkplain AccountLock#holdOpen held}.
     *
     * @param found the account as it was found
     * @return false when it has another password by now, or is gone
     */
    public boolean isStill(Account found) {
        return accounts.find(found.id())
                .filter(account -> account.hasPassword(found.passwordHash()))
                .isPresent();
    }

    /**
     * Whether a password is that of an account. To be called outside of transactions.
     *
     * @param id whose
     * @param password what was typed as password
     * @return false also when the account is gone
     */
    public boolean matches(AccountId id, String password) {
        return hashing.matches(
                password, accounts.find(id).map(Account::passwordHash).orElse(null));
    }

    /** Hashes are made to cost what they should today, as soon as the password is at hand. */
    private Optional<Account> renewed(Account account, String password) {
        var hash = account.passwordHash();
        if (hash == null || !hashing.isOutdated(hash)) {
            return Optional.of(account);
        }
        account.changePassword(hashing.rehash(password));
        try {
            return Optional.of(accounts.saveAndFlush(account));
        } catch (ConcurrencyFailureException changedMeanwhile) {
            // By another sign-in that made the hash anew, or by its owner who has another password now.
            return accounts.find(account.id())
                    .filter(changed -> !changed.isDisabled() && hashing.matches(password, changed.passwordHash()));
        }
    }
}
