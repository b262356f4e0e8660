package dev.nexus.user.signin;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.account.PasswordChecking;
import dev.nexus.user.token.Device;
import dev.nexus.user.token.IssuedTokens;
import dev.nexus.user.token.SessionStarting;
import dev.nexus.user.token.SignInMethod;
import dev.nexus.user.token.Transport;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs people in. Whether the account is unknown, disabled or the password wrong: the answer is the same and takes the same
 * time.
 */
@Component
@EnableConfigurationProperties(SignInSettings.class)
public class SigningIn {

    private final SignInGuard guard;
    private final PasswordChecking passwords;
    private final SecondFactor secondFactor;
    private final AccountLock lock;
    private final SessionStarting starting;
    private final SignInSettings settings;
    private final TransactionTemplate transactions;

    SigningIn(
            SignInGuard guard,
            PasswordChecking passwords,
            SecondFactor secondFactor,
            AccountLock lock,
            SessionStarting starting,
            SignInSettings settings,
            PlatformTransactionManager transactions) {
        this.guard = guard;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.lock = lock;
        this.starting = starting;
        this.settings = settings;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Starts a session. To be called outside of transactions: a hash takes long, and a connection is too dear to wait for it.
     *
     * @param wanted what was typed, and where
     * @return its first tokens
     * @throws ProblemException {@code too-many-attempts}, {@code invalid-credentials}, {@code email-not-verified},
     *     {@code second-factor-required} or {@code invalid-second-factor}
     */
    public IssuedTokens signIn(SignIn wanted) {
        guard.admit(wanted.email());
        var account = passwords
                .find(wanted.email(), wanted.password())
                .orElseThrow(() -> guard.wrong(wanted.email(), SignInProblem.INVALID_CREDENTIALS));
        if (settings.requireVerifiedEmail() && !account.isEmailVerified()) {
            throw guard.incomplete(wanted.email(), SignInProblem.EMAIL_NOT_VERIFIED);
        }
        var method = method(account, wanted);
        var tokens = transactions
                .execute(_ -> start(account, method, wanted))
                .orElseThrow(() -> guard.wrong(wanted.email(), SignInProblem.INVALID_CREDENTIALS));
        guard.succeeded(wanted.email());
        return tokens;
    }

    /** What was judged may be true no longer: whoever changed it meanwhile has ended all sessions, but this one. */
    private Optional<IssuedTokens> start(Account judged, SignInMethod method, SignIn wanted) {
        var account = judged.id();
        if (!lock.holdOpen(account)
                || !passwords.isStill(judged)
                || (method == SignInMethod.PASSWORD && secondFactor.isNeeded(account))) {
            return Optional.empty();
        }
        var device = Objects.requireNonNullElse(wanted.device(), Device.UNNAMED);
        var transport = Objects.requireNonNullElse(wanted.transport(), Transport.BEARER);
        return Optional.of(starting.start(account, device, method, transport));
    }

    private SignInMethod method(Account account, SignIn wanted) {
        return switch (secondFactor.check(account.id(), wanted.code(), wanted.recoveryCode())) {
            case NOT_NEEDED -> SignInMethod.PASSWORD;
            case CODE_ACCEPTED -> SignInMethod.PASSWORD_AND_CODE;
            case RECOVERY_CODE_ACCEPTED -> SignInMethod.PASSWORD_AND_RECOVERY_CODE;
            case MISSING -> throw guard.incomplete(wanted.email(), SignInProblem.SECOND_FACTOR_REQUIRED);
            case WRONG -> throw guard.wrong(wanted.email(), SignInProblem.INVALID_SECOND_FACTOR);
        };
    }
}
