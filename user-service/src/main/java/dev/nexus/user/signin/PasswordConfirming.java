package dev.nexus.user.signin;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.PasswordChecking;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.throttle.ConfirmationThrottle;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Asks somebody who is signed in for the password once more, before what an open laptop must not be enough for. Guesses are
 * counted by account, so a stolen session does not find the password out; signing in is another count.
 */
@Component
public class PasswordConfirming {

    private final ConfirmationThrottle throttle;
    private final PasswordChecking passwords;
    private final AuditLog audit;

    PasswordConfirming(ConfirmationThrottle throttle, PasswordChecking passwords, AuditLog audit) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.audit = audit;
    }

    /**
     * Goes on only with the account's present password. To be called outside of transactions: a hash takes long, and a
     * connection is too dear to wait for it.
     *
     * @param account who is signed in
     * @param password what was typed as the present password
     * @throws ProblemException {@code too-many-attempts} or {@code wrong-password}
     */
    public void confirm(AccountId account, String password) {
        throttle.guard(account);
        if (!passwords.matches(account, password)) {
            audit.record(account, AuditedAction.PASSWORD_CHECK_FAILED, Map.of());
            throw new ProblemException(SignInProblem.WRONG_PASSWORD, null);
        }
        throttle.withdraw(account);
    }
}
