package dev.nexus.user.secondfactor;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.signin.SecondFactor;
import dev.nexus.user.signin.SecondFactorOutcome;
import java.time.Clock;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges codes, each of which is good once. */
@Component
class CodeChecking implements SecondFactor {

    private final Authenticators authenticators;
    private final CodeGuessing guessing;
    private final SecondFactorNotices notices;
    private final Clock clock;
    private final TransactionTemplate transactions;

    CodeChecking(
            Authenticators authenticators,
            CodeGuessing guessing,
            SecondFactorNotices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.authenticators = authenticators;
        this.guessing = guessing;
        this.notices = notices;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public boolean isNeeded(AccountId account) {
        return authenticators.find(account).filter(Authenticator::isConfirmed).isPresent();
    }

    @Override
    public SecondFactorOutcome check(AccountId account, @Nullable String code, @Nullable String recoveryCode) {
        if (!isNeeded(account)) {
            return SecondFactorOutcome.NOT_NEEDED;
        }
        if (code != null) {
            return guessing.isRight(account, () -> useCode(account, code))
                    ? SecondFactorOutcome.CODE_ACCEPTED
                    : SecondFactorOutcome.WRONG;
        }
        if (recoveryCode != null) {
            return guessing.isRight(account, () -> useRecoveryCode(account, new RecoveryCode(recoveryCode)))
                    ? SecondFactorOutcome.RECOVERY_CODE_ACCEPTED
                    : SecondFactorOutcome.WRONG;
        }
        return SecondFactorOutcome.MISSING;
    }

    /**
     * Goes on only with a code of the account's authenticator.
     *
     * @param account who is signed in
     * @param code what was typed
     * @throws ProblemException {@code second-factor-off}, {@code too-many-attempts} or {@code wrong-code}
     */
    void confirm(AccountId account, String code) {
        if (!isNeeded(account)) {
            throw new ProblemException(SecondFactorProblem.SECOND_FACTOR_OFF, null);
        }
        if (!guessing.isRight(account, () -> useCode(account, code))) {
            throw new ProblemException(SecondFactorProblem.WRONG_CODE, null);
        }
    }

    private boolean useCode(AccountId account, String code) {
        var step = authenticators
                .find(account)
                .map(held -> held.secret().step(code, clock.instant(), held.lastStep()))
                .orElse(OptionalLong.empty());
        // The database decides between two who send the same code at once.
        return step.isPresent() && authenticators.useStep(account, step.getAsLong());
    }

    private boolean useRecoveryCode(AccountId account, RecoveryCode code) {
        return transactions.execute(_ -> {
            if (!authenticators.useCode(account, code)) {
                return false;
            }
            notices.tell(
                    account,
                    AuditedAction.RECOVERY_CODE_USED,
                    new Mail.RecoveryCodeUsed(authenticators.codesLeft(account)));
            return true;
        });
    }
}
