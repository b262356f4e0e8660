package dev.nexus.user.signin;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.throttle.SignInThrottle;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts and records how sign-ins go. What it does is the same whether there is such an account or not. */
@Component
class SignInGuard {

    private final SignInThrottle throttle;
    private final Accounts accounts;
    private final AuditLog audit;

    SignInGuard(SignInThrottle throttle, Accounts accounts, AuditLog audit) {
        this.throttle = throttle;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Lets an attempt pass to be judged, or ends it because there were too many. */
    void admit(String email) {
        var from = from();
        try {
            throttle.guard(email, from);
        } catch (ProblemException tooMany) {
            // A flood of refused attempts must not become a flood of rows.
            if (throttle.isWorthNoting(email, from)) {
                audit.record(account(email), AuditedAction.SIGN_IN_THROTTLED, Map.of());
            }
            throw tooMany;
        }
    }

    /** The attempt was wrong: it stays counted. */
    ProblemException wrong(String email, SignInProblem problem) {
        audit.record(account(email), AuditedAction.SIGN_IN_FAILED, Map.of("reason", problem.code()));
        return new ProblemException(problem, null);
    }

    /** The password was right, but more is needed: that was no guess. */
    ProblemException incomplete(String email, SignInProblem problem) {
        throttle.withdraw(email, from());
        return new ProblemException(problem, null);
    }

    /** The attempt was right. */
    void succeeded(String email) {
        throttle.succeeded(email, from());
    }

    private @Nullable AccountId account(String email) {
        return EmailAddress.parse(email)
                .flatMap(address -> accounts.findIdByEmailKey(address.key()))
                .map(AccountId::new)
                .orElse(null);
    }

    private static String from() {
        return Caller.current().addressOrNone();
    }
}
