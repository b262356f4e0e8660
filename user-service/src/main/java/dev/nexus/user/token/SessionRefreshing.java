package dev.nexus.user.token;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.secret.EnvironmentKey;
import dev.nexus.user.token.Sessions.EndReason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exchanges refresh tokens. Each is good for one use; within a grace its successor is given again, so that parallel
 * requests and lost answers sign nobody out. Used after that, it ends its session: it is in the wrong hands, or the
 * successor is (RFC 9700, section 4.14.2).
 */
@Component
public class SessionRefreshing {

    private static final Logger log = LoggerFactory.getLogger(SessionRefreshing.class);

    private final Sessions sessions;
    private final Accounts accounts;
    private final AccessTokenSigning signing;
    private final TokenSettings settings;
    private final EnvironmentKey secret;
    private final Clock clock;
    private final TransactionTemplate transactions;

    SessionRefreshing(
            Sessions sessions,
            Accounts accounts,
            AccessTokenSigning signing,
            TokenSettings settings,
            EnvironmentKey secret,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.signing = signing;
        this.settings = settings;
        this.secret = secret;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Exchanges a refresh token for new tokens.
     *
     * @param sent what the client sent as refresh token
     * @return the new tokens
     * @throws ProblemException {@code invalid-refresh-token}
     */
    public IssuedTokens refresh(String sent) {
        var token = new RefreshToken(sent);
        // The transaction returns instead of throwing: what it did about a replayed token must stay.
        return transactions
                .execute(_ -> exchange(token))
                .orElseThrow(() -> new ProblemException(TokenProblem.INVALID_REFRESH_TOKEN, "Sign in again."));
    }

    private Optional<IssuedTokens> exchange(RefreshToken token) {
        var found = sessions.findLocked(token);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var stored = found.get();
        // Read after the lock: whoever waited for it must not take the time before for now.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (stored.state(now, settings.refreshGrace())) {
            case FRESH -> {
                addSuccessor(token, stored, now);
                yield issue(token, stored, now);
            }
            case JUST_USED -> issue(token, stored, now);
            case REPLAYED -> {
                sessions.end(stored.sessionId(), stored.accountId(), EndReason.REPLAYED, now);
                log.atWarn().addKeyValue("session", stored.sessionId()).log("refresh token replayed, session ended");
                yield Optional.empty();
            }
            case DEAD -> Optional.empty();
        };
    }

    private void addSuccessor(RefreshToken token, StoredRefreshToken stored, Instant now) {
        var expiresAt = now.plus(settings.refreshLifetime());
        sessions.markUsed(token, now);
        sessions.addToken(token.successor(secret), stored.sessionId(), now, expiresAt);
        sessions.prolong(stored.sessionId(), now, expiresAt);
    }

    private Optional<IssuedTokens> issue(RefreshToken token, StoredRefreshToken stored, Instant now) {
        return accounts.find(stored.accountId())
                .map(account -> new IssuedTokens(
                        signing.sign(account, stored.sessionId(), now),
                        settings.accessLifetime(),
                        token.successor(secret).value(),
                        stored.sessionId()));
    }
}
