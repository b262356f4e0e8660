package dev.nexus.user.secondfactor;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mail;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes new codes for a lost authenticator. */
@Component
public class RecoveryCodeRenewing {

    private final Authenticators authenticators;
    private final CodeChecking checking;
    private final SecondFactorNotices notices;
    private final TransactionTemplate transactions;

    RecoveryCodeRenewing(
            Authenticators authenticators,
            CodeChecking checking,
            SecondFactorNotices notices,
            PlatformTransactionManager transactions) {
        this.authenticators = authenticators;
        this.checking = checking;
        this.notices = notices;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Makes new codes; the ones before are worth nothing from now on.
     *
     * @param account who is signed in
     * @param code what the app shows
     * @return the codes, which are never shown again
     * @throws ProblemException {@code second-factor-off}, {@code too-many-attempts} or {@code wrong-code}
     */
    public List<String> renew(AccountId account, String code) {
        checking.confirm(account, code);
        var codes = RecoveryCode.some();
        transactions.executeWithoutResult(_ -> {
            if (authenticators
                    .findLocked(account)
                    .filter(Authenticator::isConfirmed)
                    .isEmpty()) {
                throw new ProblemException(SecondFactorProblem.SECOND_FACTOR_OFF, null);
            }
            authenticators.replaceCodes(account, codes);
            notices.tell(account, AuditedAction.RECOVERY_CODES_RENEWED, new Mail.RecoveryCodesRenewed());
        });
        return codes.stream().map(RecoveryCode::text).toList();
    }
}
