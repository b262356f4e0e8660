package dev.nexus.user.account;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.credential.PasswordHashing;
import org.springframework.stereotype.Component;

/** Tells whether somebody is who they say. */
@Component
public class PasswordChecking {

    private final Accounts accounts;
    private final PasswordHashing hashing;

    PasswordChecking(Accounts accounts, PasswordHashing hashing) {
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /**
     * Finds the account that an address and a password belong to, in the same time whether there is one or not.
     *
     * @param email what was typed as address
     * @param password what was typed as password
     * @return the account
     * @throws ProblemException {@code invalid-credentials}
     */
    public Account check(String email, String password) {
        var account = EmailAddress.parse(email).flatMap(address -> accounts.findByEmailKey(address.key()));
        var same = hashing.matches(password, account.map(Account::passwordHash).orElse(null));
        return account.filter(_ -> same)
                .orElseThrow(() -> new ProblemException(AccountProblem.INVALID_CREDENTIALS, null));
    }
}
