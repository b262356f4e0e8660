package dev.nexus.user.erasure;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.secondfactor.SecondFactorProblem;
import dev.nexus.user.signin.PasswordConfirming;
import dev.nexus.user.signin.SecondFactor;
import dev.nexus.user.token.Session;
import dev.nexus.user.token.SessionId;
import dev.nexus.user.token.SessionReading;
import dev.nexus.user.token.SignInMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes sure that it is the owner who deletes an account: an open laptop must not be enough. */
@Component
class OwnerConfirming {

    /** How long somebody who has no password is taken for who she was when she signed in. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final AccountReading accounts;
    private final PasswordConfirming passwords;
    private final SessionReading sessions;
    private final SecondFactor secondFactor;
    private final Clock clock;

    OwnerConfirming(
            AccountReading accounts,
            PasswordConfirming passwords,
            SessionReading sessions,
            SecondFactor secondFactor,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    /** Goes on only with all that signing in needs. To be called outside of transactions. */
    void confirm(AccountId owner, SessionId session, DeleteAccount shown) {
        if (accounts.own(owner).hasPassword()) {
            passwords.confirm(owner, password(shown));
        } else if (sessions.find(owner, session).filter(this::isFresh).isEmpty()) {
            throw new ProblemException(
                    ErasureProblem.FRESH_SIGN_IN_NEEDED,
                    "The account has no password: sign in at its provider again, and ask within ten minutes.");
        }
        switch (secondFactor.check(owner, shown.code(), shown.recoveryCode())) {
            case NOT_NEEDED, CODE_ACCEPTED, RECOVERY_CODE_ACCEPTED -> {}
            case MISSING -> throw new ProblemException(SecondFactorProblem.CODE_NEEDED, null);
            case WRONG -> throw new ProblemException(SecondFactorProblem.WRONG_CODE, null);
        }
    }

    private boolean isFresh(Session session) {
        return session.method() == SignInMethod.OPENID_CONNECT
                && clock.instant().isBefore(session.createdAt().plus(FRESH));
    }

    private static String password(DeleteAccount shown) {
        var password = shown.password();
        if (password == null) {
            var detail = "the account has a password, which is needed";
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "#/password: " + detail,
                    List.of(InvalidValue.field("#/password", detail)));
        }
        return password;
    }
}
