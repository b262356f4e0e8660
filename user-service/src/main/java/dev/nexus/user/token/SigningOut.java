package dev.nexus.user.token;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.token.Sessions.EndReason;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends sessions. */
@Component
public class SigningOut {

    private final Sessions sessions;
    private final Clock clock;

    SigningOut(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Ends a session: its refresh token is worth nothing from now on. An access token that is out lives on for its
     * minutes.
     *
     * @param owner who asks
     * @param session which session
     * @throws ProblemException {@code session-not-found}, also for a session of somebody else
     */
    @Transactional
    public void end(AccountId owner, SessionId session) {
        if (!sessions.end(session, owner, EndReason.SIGNED_OUT, clock.instant())) {
            throw new ProblemException(TokenProblem.SESSION_NOT_FOUND, null);
        }
    }
}
