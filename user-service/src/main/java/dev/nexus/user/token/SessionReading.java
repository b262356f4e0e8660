package dev.nexus.user.token;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows somebody where they are signed in. */
@Component
public class SessionReading {

    private static final String LIST = "sessions";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Sessions sessions;
    private final Clock clock;

    SessionReading(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * The living sessions of an account, the oldest first.
     *
     * @param owner whose
     * @param page which of them
     * @return a page of them
     */
    public Page<Session> living(AccountId owner, PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        var rows = sessions.living(owner, after, clock.instant(), page.limit() + 1);
        return Page.cut(rows, page, session -> Cursor.of(LIST, session.id()), session -> session);
    }

    /**
     * A session that has not ended.
     *
     * @param owner whose it must be
     * @param session which
     * @return the session
     */
    public Optional<Session> find(AccountId owner, SessionId session) {
        return sessions.find(session, owner);
    }

    /**
     * Guards what leads into an account for longer than a session does: an access token is taken for seconds after its session
     * has ended. To be called while the account is held.
     *
     * @param owner who asks
     * @param session where she asks
     * @throws ProblemException {@code invalid-token} when the session has ended
     */
    public void requireLiving(AccountId owner, SessionId session) {
        if (find(owner, session).isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_TOKEN, "The session has ended.");
        }
    }
}
