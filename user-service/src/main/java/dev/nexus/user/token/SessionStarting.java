package dev.nexus.user.token;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.token.SessionEvent.SessionStarted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts sessions of people who have shown who they are. */
@Component
public class SessionStarting {

    private final Sessions sessions;
    private final KnownDevices devices;
    private final AccountLock lock;
    private final Accounts accounts;
    private final TokenIssuing issuing;
    private final TokenSettings settings;
    private final IdSource ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SessionStarting(
            Sessions sessions,
            KnownDevices devices,
            AccountLock lock,
            Accounts accounts,
            TokenIssuing issuing,
            TokenSettings settings,
            IdSource ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.devices = devices;
        this.lock = lock;
        this.accounts = accounts;
        this.issuing = issuing;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Starts a session of a client that keeps its tokens itself.
     *
     * @param accountId whose
     * @param device where
     * @param method how it was shown who it is
     * @return its first tokens
     * @throws ProblemException {@code unauthenticated} when the account was disabled or erased a moment ago
     */
    @Transactional
    public IssuedTokens start(AccountId accountId, Device device, SignInMethod method) {
        return start(accountId, device, method, Transport.BEARER);
    }

    /**
     * Starts a session. What else an account needs to sign in is the caller's to know.
     *
     * @param accountId whose
     * @param device where
     * @param method how it was shown who it is
     * @param transport how its tokens travel
     * @return its first tokens
     * @throws ProblemException {@code unauthenticated} when the account was disabled or erased a moment ago
     */
    @Transactional
    public IssuedTokens start(AccountId accountId, Device device, SignInMethod method, Transport transport) {
        if (!lock.holdOpen(accountId)) {
            throw new ProblemException(CommonProblem.UNAUTHENTICATED, "The account cannot be used.");
        }
        var account = accounts.find(accountId).orElseThrow();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var expiresAt = settings.expiry(now, now);
        var session = new Session(new SessionId(ids.next()), accountId, device, method, now, now);
        var refresh = RefreshToken.random();
        sessions.add(session, expiresAt, now.plus(settings.accessLifetime()));
        sessions.addToken(refresh, session.id(), now, expiresAt);
        var newDevice = devices.see(accountId, device, now);
        events.publishEvent(new SessionStarted(session.id(), accountId, device, newDevice, now));
        return issuing.issue(account, session.id(), refresh, transport, now, expiresAt);
    }
}
