package dev.nexus.user.token;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.secret.EnvironmentKey;
import dev.nexus.user.token.SessionEvent.SessionCompromised;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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
    private final SessionEnding ending;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    SessionRefreshing(
            Sessions sessions,
            Accounts accounts,
            AccessTokenSigning signing,
            TokenSettings settings,
            EnvironmentKey secret,
            SessionEnding ending,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.signing = signing;
        this.settings = settings;
        this.secret = secret;
        this.ending = ending;
        this.events = events;
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
            case JUST_USED -> {
                sessions.noteAccess(stored.sessionId(), accessUntil(now));
                yield issue(token, stored, now);
            }
            case REPLAYED -> {
                compromised(stored, now);
                log.atWarn().addKeyValue("session", stored.sessionId()).log("refresh token replayed, session ended");
                yield Optional.empty();
            }
            case DEAD -> Optional.empty();
        };
    }

    private void addSuccessor(RefreshToken token, StoredRefreshToken stored, Instant now) {
        var expiresAt = settings.expiry(stored.startedAt(), now);
        sessions.markUsed(token, now);
        sessions.addToken(token.successor(secret), stored.sessionId(), now, expiresAt);
        sessions.prolong(stored.sessionId(), now, expiresAt, accessUntil(now));
    }

    private Instant accessUntil(Instant now) {
        return now.plus(settings.accessLifetime());
    }

    private void compromised(StoredRefreshToken stored, Instant now) {
        events.publishEvent(new SessionCompromised(stored.sessionId(), stored.accountId(), stored.device(), now));
        ending.end(stored.accountId(), stored.sessionId(), EndReason.COMPROMISED);
    }

    private Optional<IssuedTokens> issue(RefreshToken token, StoredRefreshToken stored, Instant now) {
        return accounts.find(stored.accountId())
                .filter(account -> !account.isDisabled())
                .map(account -> new IssuedTokens(
                        signing.sign(
                                AccessGrant.ofSession(account, stored.sessionId()), now, settings.accessLifetime()),
                        settings.accessLifetime(),
                        token.successor(secret).value(),
                        stored.sessionId()));
    }
}
