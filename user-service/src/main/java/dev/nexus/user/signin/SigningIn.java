package dev.nexus.user.signin;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.PasswordChecking;
import dev.nexus.user.token.Device;
import dev.nexus.user.token.IssuedTokens;
import dev.nexus.user.token.SessionStarting;
import dev.nexus.user.token.SignInMethod;
import dev.nexus.user.token.Transport;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Signs people in. Whether the account is unknown, disabled or the password wrong: the answer is the same and takes the same
 * time.
 */
@Component
@EnableConfigurationProperties(SignInSettings.class)
public class SigningIn {

    private final SignInGuard guard;
    private final PasswordChecking passwords;
    private final ObjectProvider<SecondFactor> secondFactor;
    private final SessionStarting starting;
    private final SignInSettings settings;

    SigningIn(
            SignInGuard guard,
            PasswordChecking passwords,
            ObjectProvider<SecondFactor> secondFactor,
            SessionStarting starting,
            SignInSettings settings) {
        this.guard = guard;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.starting = starting;
        this.settings = settings;
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
        var device = Objects.requireNonNullElse(wanted.device(), Device.UNNAMED);
        var transport = Objects.requireNonNullElse(wanted.transport(), Transport.BEARER);
        var tokens = starting.start(account.id(), device, method, transport);
        guard.succeeded(wanted.email());
        return tokens;
    }

    private SignInMethod method(Account account, SignIn wanted) {
        var factor = secondFactor.getIfAvailable();
        if (factor == null) {
            return SignInMethod.PASSWORD;
        }
        return switch (factor.check(account.id(), wanted.code(), wanted.recoveryCode())) {
            case NOT_NEEDED -> SignInMethod.PASSWORD;
            case CODE_ACCEPTED -> SignInMethod.PASSWORD_AND_CODE;
            case RECOVERY_CODE_ACCEPTED -> SignInMethod.PASSWORD_AND_RECOVERY_CODE;
            case MISSING -> throw guard.incomplete(wanted.email(), SignInProblem.SECOND_FACTOR_REQUIRED);
            case WRONG -> throw guard.wrong(wanted.email(), SignInProblem.INVALID_SECOND_FACTOR);
        };
    }
}
