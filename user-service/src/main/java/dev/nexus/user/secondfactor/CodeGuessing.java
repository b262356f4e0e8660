package dev.nexus.user.secondfactor;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.throttle.CodeThrottle;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Counts the guesses at an account's codes. To be used outside of transactions. */
@Component
class CodeGuessing {

    private final CodeThrottle throttle;
    private final AccountReading accounts;
    private final SecondFactorNotices notices;

    CodeGuessing(CodeThrottle throttle, AccountReading accounts, SecondFactorNotices notices) {
        this.throttle = throttle;
        this.accounts = accounts;
        this.notices = notices;
    }

    /**
     * Judges a guess and counts it unless it is right.
     *
     * @param id whose code is guessed
     * @param judge whether the guess is right, in a transaction of its own
     * @return whether it is right
     * @throws ProblemException {@code too-many-attempts}
     */
    boolean isRight(AccountId id, BooleanSupplier judge) {
        var account = accounts.own(id);
        var from = Caller.current().addressOrNone();
        try {
            throttle.guard(account, from);
        } catch (ProblemException tooMany) {
            if (throttle.isWorthNoting(account)) {
                notices.tell(id, AuditedAction.SECOND_FACTOR_THROTTLED, new Mail.SecondFactorGuessed());
            }
            throw tooMany;
        }
        if (!judge.getAsBoolean()) {
            notices.note(id, AuditedAction.SECOND_FACTOR_FAILED);
            return false;
        }
        throttle.withdraw(account, from);
        return true;
    }
}
