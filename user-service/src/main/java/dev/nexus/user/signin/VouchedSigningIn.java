package dev.nexus.user.signin;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.throttle.SignInThrottle;
import dev.nexus.user.token.Device;
import dev.nexus.user.token.IssuedTokens;
import dev.nexus.user.token.SessionStarting;
import dev.nexus.user.token.SignInMethod;
import dev.nexus.user.token.Transport;
import org.springframework.stereotype.Component;

/** Signs people in for whom another provider vouches. */
@Component
public class VouchedSigningIn {

    private final SessionStarting starting;
    private final SignInThrottle throttle;
    private final SignInSettings settings;

    VouchedSigningIn(SessionStarting starting, SignInThrottle throttle, SignInSettings settings) {
        this.starting = starting;
        this.throttle = throttle;
        this.settings = settings;
    }

    /**
     * Guards accounts that nobody gets into. Unlike a guessed password, a provider's word shows who asks: so it may be said.
     *
     * @param account whose word was given
     * @throws ProblemException {@code account-disabled} or {@code email-not-verified}
     */
    public void requireOpen(Account account) {
        if (account.isDisabled()) {
            throw new ProblemException(SignInProblem.ACCOUNT_DISABLED, null);
        }
        if (settings.requireVerifiedEmail() && !account.isEmailVerified()) {
            throw new ProblemException(SignInProblem.EMAIL_NOT_VERIFIED, null);
        }
    }

    /**
     * Starts a session. From where it starts, the account is known from now on.
     *
     * @param account whose
     * @param device where
     * @param transport how its tokens travel
     * @return its first tokens
     */
    public IssuedTokens signIn(Account account, Device device, Transport transport) {
        var tokens = starting.start(account.id(), device, SignInMethod.OPENID_CONNECT, transport);
        throttle.remember(account.email(), Caller.current().addressOrNone());
        return tokens;
    }
}
