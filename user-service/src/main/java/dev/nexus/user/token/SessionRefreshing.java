package dev.nexus.user.token;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.user.account.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private final Sessions sessions;
    private final Accounts accounts;
    private final TokenIssuing issuing;
    private final TokenSettings settings;
    private final EnvironmentKey secret;
    private final CsrfTokens csrf;
    private final SessionCompromising compromising;
    private final Clock clock;
    private final TransactionTemplate transactions;

    SessionRefreshing(
            Sessions sessions,
            Accounts accounts,
            TokenIssuing issuing,
            TokenSettings settings,
            EnvironmentKey secret,
            CsrfTokens csrf,
            SessionCompromising compromising,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.issuing = issuing;
        this.settings = settings;
        this.secret = secret;
        this.csrf = csrf;
        this.compromising = compromising;
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
        return refresh(new RefreshToken(sent), Transport.BEARER, null);
    }

    /**
     * Exchanges a refresh token that a browser sent by itself.
     *
     * @param cookie what the cookie has as refresh token
     * @param csrfToken what the page sent along; null when it did not
     * @return the new tokens, for cookies again
     * @throws ProblemException {@code csrf-token-invalid} or {@code invalid-refresh-token}
     */
    public IssuedTokens refreshByCookie(String cookie, @Nullable String csrfToken) {
        return refresh(new RefreshToken(cookie), Transport.COOKIE, csrfToken);
    }

    private IssuedTokens refresh(RefreshToken token, Transport transport, @Nullable String csrfToken) {
        // The transaction returns instead of throwing: what it did about a replayed token must stay.
        return transactions
                .execute(_ -> exchange(token, transport, csrfToken))
                .orElseThrow(() -> new ProblemException(TokenProblem.INVALID_REFRESH_TOKEN, "Sign in again."));
    }

    private Optional<IssuedTokens> exchange(RefreshToken token, Transport transport, @Nullable String csrfToken) {
        var found = sessions.findLocked(token);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var stored = found.get();
        if (transport == Transport.COOKIE && !csrf.matches(stored.sessionId(), csrfToken)) {
            // Another site's page can make a browser come here, but must not make it do anything.
            throw new ProblemException(TokenProblem.CSRF_TOKEN_INVALID, "Send the session's token in X-CSRF-Token.");
        }
        // Read after the lock: whoever waited for it must not take the time before for now.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (stored.state(now, settings.refreshGrace())) {
            case FRESH -> issue(stored, addSuccessor(token, stored, now), transport, now);
            case JUST_USED -> {
                sessions.noteAccess(stored.sessionId(), accessUntil(now));
                yield issue(stored, givenSuccessor(token), transport, now);
            }
            case REPLAYED -> {
                compromising.compromised(stored, now);
                yield Optional.empty();
            }
            case DEAD -> Optional.empty();
        };
    }

    private RefreshToken addSuccessor(RefreshToken token, StoredRefreshToken stored, Instant now) {
        var successor = token.successor(secret);
        var expiresAt = settings.expiry(stored.startedAt(), now);
        sessions.markUsed(token, now);
        sessions.addToken(successor, stored.sessionId(), now, expiresAt);
        sessions.prolong(stored.sessionId(), now, expiresAt, accessUntil(now));
        return successor;
    }

    /** Which one was given is only in question while the secret is exchanged for another. */
    private RefreshToken givenSuccessor(RefreshToken token) {
        var possible = token.successors(secret);
        return possible.size() == 1
                ? possible.getFirst()
                : possible.stream().filter(sessions::contains).findFirst().orElseGet(possible::getFirst);
    }

    private Instant accessUntil(Instant now) {
        return now.plus(settings.accessLifetime());
    }

    private Optional<IssuedTokens> issue(
            StoredRefreshToken stored, RefreshToken successor, Transport transport, Instant now) {
        return accounts.find(stored.accountId())
                .filter(account -> !account.isDisabled())
                .map(account -> issuing.issue(
                        account,
                        stored.sessionId(),
                        successor,
                        transport,
                        now,
                        settings.expiry(stored.startedAt(), now)));
    }
}
