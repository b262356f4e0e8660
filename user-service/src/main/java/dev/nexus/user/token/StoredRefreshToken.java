package dev.nexus.user.token;

import dev.nexus.user.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a refresh token.
 *
 * @param sessionId the session that it belongs to
 * @param accountId whose session that is
 * @param device where that session was started
 * @param startedAt when
 * @param expiresAt when it stops being good
 * @param usedAt when it was used; null when it was not
 * @param sessionEnded whether its session has ended
 */
record StoredRefreshToken(
        SessionId sessionId,
        AccountId accountId,
        Device device,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        boolean sessionEnded) {

    /** What a token is good for. */
    enum State {
        /** To be exchanged for its successor. */
        FRESH,
        /** Used a moment ago: by a parallel request, or by one whose answer was lost. The same successor again. */
        JUST_USED,
        /** Used long ago: two have it, and one of them is a thief. */
        REPLAYED,
        /** For nothing. */
        DEAD
    }

    State state(Instant now, Duration grace) {
        if (sessionEnded || !now.isBefore(expiresAt)) {
            return State.DEAD;
        }
        if (usedAt == null) {
            return State.FRESH;
        }
        return now.isBefore(usedAt.plus(grace)) ? State.JUST_USED : State.REPLAYED;
    }
}
