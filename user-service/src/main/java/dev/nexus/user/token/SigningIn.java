package dev.nexus.user.token;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.PasswordChecking;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts sessions. */
@Component
public class SigningIn {

    private final PasswordChecking passwords;
    private final Sessions sessions;
    private final AccessTokenSigning signing;
    private final TokenSettings settings;
    private final IdSource ids;
    private final Clock clock;
    private final TransactionTemplate transactions;

    SigningIn(
            PasswordChecking passwords,
            Sessions sessions,
            AccessTokenSigning signing,
            TokenSettings settings,
            IdSource ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.signing = signing;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Starts a session.
     *
     * @param wanted what was typed, and where
     * @return its first tokens
     * @throws ProblemException {@code invalid-credentials}
     */
    public IssuedTokens signIn(SignIn wanted) {
        // Before the transaction: a hash takes long, and a connection is too dear to wait for it.
        var account = passwords.check(wanted.email(), wanted.password());
        return transactions.execute(_ -> start(account, Objects.requireNonNullElse(wanted.device(), Device.UNNAMED)));
    }

    private IssuedTokens start(Account account, Device device) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var expiresAt = now.plus(settings.refreshLifetime());
        var session = new Session(new SessionId(ids.next()), account.id(), device, now, now);
        var refresh = RefreshToken.random();
        sessions.add(session, expiresAt);
        sessions.addToken(refresh, session.id(), now, expiresAt);
        return new IssuedTokens(
                signing.sign(account, session.id(), now), settings.accessLifetime(), refresh.value(), session.id());
    }
}
