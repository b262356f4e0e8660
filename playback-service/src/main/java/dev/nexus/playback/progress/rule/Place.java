package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where a listener is in a book, and why. Merging two places is commutative, associative and idempotent, which is the
 * whole reason why no order, batching or repetition of reports ends in another place.
 *
 * @param decidedBy the act that won, with its position
 * @param finishedAt the latest finish, whichever act won; null when there was none
 * @param resetAt the latest reset, whichever act won; null when there was none
 */
public record Place(
        ListeningAct decidedBy,
        @Nullable EffectiveTime finishedAt,
        @Nullable EffectiveTime resetAt) {

    /** The place of somebody who did nothing else. */
    public static Place of(ListeningAct act) {
        return switch (act.rule()) {
            case LATEST_LISTENING, LATEST_SEEK, LATEST_RESTORE -> new Place(act, null, null);
            case LATEST_FINISH -> new Place(act, act.at(), null);
            case LATEST_RESET -> new Place(act, null, act.at());
        };
    }

    /** The place of somebody who did what led to either. */
    public Place merge(Place other) {
        return new Place(
                other.decidedBy.wins(decidedBy) ? other.decidedBy : decidedBy,
                later(finishedAt, other.finishedAt),
                later(resetAt, other.resetAt));
    }

    public Position position() {
        return decidedBy.position();
    }

    /** Whether the listener did anything since last beginning anew. */
    public boolean begun() {
        return switch (decidedBy.rule()) {
            case LATEST_RESET -> false;
            case LATEST_LISTENING, LATEST_SEEK, LATEST_FINISH, LATEST_RESTORE -> true;
        };
    }

    /** Whether the book was finished since the listener last began anew. */
    public boolean finished() {
        return finishedAt != null && (resetAt == null || finishedAt.compareTo(resetAt) >= 0);
    }

    private static @Nullable EffectiveTime later(@Nullable EffectiveTime one, @Nullable EffectiveTime other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
