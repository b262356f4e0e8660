package dev.nexus.user.secondfactor;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.signin.PasswordConfirming;
import dev.nexus.user.token.SessionId;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an account its second factor: first a secret, which counts once a code has shown that an app has it. */
@Component
@EnableConfigurationProperties(SecondFactorSettings.class)
public class SecondFactorEnrolling {

    private final Authenticators authenticators;
    private final AccountReading accounts;
    private final PasswordConfirming passwords;
    private final CodeGuessing guessing;
    private final SecondFactorSwitching switching;
    private final SecondFactorSettings settings;
    private final Clock clock;
    private final TransactionTemplate transactions;

    SecondFactorEnrolling(
            Authenticators authenticators,
            AccountReading accounts,
            PasswordConfirming passwords,
            CodeGuessing guessing,
            SecondFactorSwitching switching,
            SecondFactorSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.authenticators = authenticators;
        this.accounts = accounts;
        this.passwords = passwords;
        this.guessing = guessing;
        this.switching = switching;
        this.settings = settings;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Makes a secret. One that was made before and never confirmed is forgotten.
     *
     * @param account who is signed in
     * @param password the present password
     * @return the secret, which is never shown again
     * @throws ProblemException {@code wrong-password}, {@code too-many-attempts} or {@code second-factor-on}
     */
    public StartedAuthenticator start(AccountId account, String password) {
        passwords.confirm(account, password);
        var email = accounts.own(account).email();
        var secret = TotpSecret.random();
        if (!authenticators.start(account, secret, clock.instant())) {
            throw new ProblemException(SecondFactorProblem.SECOND_FACTOR_ON, "Remove it first.");
        }
        return new StartedAuthenticator(secret.text(), secret.uri(settings.issuer(), email));
    }

    /**
     * Asks for codes from now on. All other sessions end: they were begun with less.
     *
     * @param account who is signed in
     * @param session the session that stays
     * @param code what the app shows
     * @return the codes for a lost authenticator, which are never shown again
     * @throws ProblemException {@code second-factor-not-started}, {@code too-many-attempts}, {@code wrong-code} or
     *     {@code invalid-token}
     */
    public List<String> confirm(AccountId account, SessionId session, String code) {
        var codes = RecoveryCode.some();
        if (!guessing.isRight(account, () -> isConfirmed(account, session, code, codes))) {
            throw new ProblemException(SecondFactorProblem.WRONG_CODE, null);
        }
        return codes.stream().map(RecoveryCode::text).toList();
    }

    private boolean isConfirmed(AccountId account, SessionId session, String code, List<RecoveryCode> codes) {
        return transactions.execute(_ -> {
            var now = clock.instant();
            var step = authenticators
                    .findLocked(account)
                    .filter(held -> held.isPending(now))
                    .orElseThrow(() -> new ProblemException(SecondFactorProblem.SECOND_FACTOR_NOT_STARTED, null))
                    .secret()
                    .step(code, now, 0);
            if (step.isEmpty()) {
                return false;
            }
            authenticators.confirm(account, step.getAsLong(), now);
            authenticators.replaceCodes(account, codes);
            switching.turnedOn(account, session);
            return true;
        });
    }
}
