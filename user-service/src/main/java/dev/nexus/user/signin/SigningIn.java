package dev.nexus.user.signin;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.PasswordChecking;
import dev.nexus.user.token.Device;
import dev.nexus.user.token.IssuedTokens;
import dev.nexus.user.token.SessionStarting;
import dev.nexus.user.token.SignInMethod;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Signs people in. */
@Component
public class SigningIn {

    private final PasswordChecking passwords;
    private final SessionStarting starting;

    SigningIn(PasswordChecking passwords, SessionStarting starting) {
        this.passwords = passwords;
        this.starting = starting;
    }

    /**
     * Starts a session.
     *
     * @param wanted what was typed, and where
     * @return its first tokens
     * @throws ProblemException {@code invalid-credentials}
     */
    public IssuedTokens signIn(SignIn wanted) {
        // Outside a transaction: a hash takes long, and a connection is too dear to wait for it.
        var account = passwords.check(wanted.email(), wanted.password());
        var device = Objects.requireNonNullElse(wanted.device(), Device.UNNAMED);
        return starting.start(account.id(), device, SignInMethod.PASSWORD);
    }
}
