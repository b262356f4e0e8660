package dev.nexus.user.token;

import dev.nexus.user.account.AccountId;
import java.time.Instant;

/** What happens to sessions. */
public sealed interface SessionEvent {

    /** The session that it happened to. */
    SessionId sessionId();

    /**
     * Somebody signed in.
     *
     * @param sessionId the new session
     * @param accountId who
     * @param device where
     * @param newDevice whether the account was never seen on this device before, as far as is known
     * @param at when
     */
    record SessionStarted(SessionId sessionId, AccountId accountId, Device device, boolean newDevice, Instant at)
            implements SessionEvent {}

    /**
     * A session is over.
     *
     * @param sessionId which
     * @param accountId whose
     * @param reason why
     * @param at when
     */
    record SessionEnded(SessionId sessionId, AccountId accountId, EndReason reason, Instant at)
            implements SessionEvent {}

    /**
     * A refresh token was used again after its grace: somebody has a copy. That the session ended is told besides.
     *
     * @param sessionId which
     * @param accountId whose
     * @param device where it was started
     * @param at when it was noticed
     */
    record SessionCompromised(SessionId sessionId, AccountId accountId, Device device, Instant at)
            implements SessionEvent {}
}
