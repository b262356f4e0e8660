package dev.nexus.user.secondfactor;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.signin.PasswordConfirming;
import dev.nexus.user.token.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the second factor from an account. */
@Component
public class SecondFactorRemoving {

    private final Authenticators authenticators;
    private final PasswordConfirming passwords;
    private final CodeChecking codes;
    private final SecondFactorSwitching switching;
    private final TransactionTemplate transactions;

    SecondFactorRemoving(
            Authenticators authenticators,
            PasswordConfirming passwords,
            CodeChecking codes,
            SecondFactorSwitching switching,
            PlatformTransactionManager transactions) {
        this.authenticators = authenticators;
        this.passwords = passwords;
        this.codes = codes;
        this.switching = switching;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Asks for the password alone from now on. All other sessions end.
     *
     * @param account who is signed in
     * @param session the session that stays
     * @param password the present password; null when a code is given
     * @param code what the app shows; null when the password is given
     * @throws ProblemException {@code validation-failed} unless one of them is given, {@code wrong-password},
     *     {@code wrong-code}, {@code too-many-attempts} or {@code second-factor-off}
     */
    public void remove(AccountId account, SessionId session, @Nullable String password, @Nullable String code) {
        if (code != null) {
            codes.confirm(account, code);
        } else if (password != null) {
            passwords.confirm(account, password);
        } else {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "Either the password or a code is needed.");
        }
        transactions.executeWithoutResult(_ -> {
            if (!authenticators.remove(account)) {
                throw new ProblemException(SecondFactorProblem.SECOND_FACTOR_OFF, null);
            }
            switching.turnedOff(account, session);
        });
    }

    /**
     * Takes it away in the caller's transaction without the password or a code. All sessions end.
     *
     * @param account from which account
     * @return false when there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean drop(AccountId account) {
        var removed = authenticators.remove(account);
        if (removed) {
            switching.turnedOff(account, null);
        }
        return removed;
    }
}
