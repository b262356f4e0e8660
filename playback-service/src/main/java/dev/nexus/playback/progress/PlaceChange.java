package dev.nexus.playback.progress;

import dev.nexus.playback.progress.rule.ListeningAct;
import dev.nexus.playback.progress.rule.Place;
import org.jspecify.annotations.Nullable;

/**
 * What some acts made of a place.
 *
 * @param before the place that they found; null when there was none
 * @param proposed where they alone would have led to
 * @param after the place that came of both
 */
record PlaceChange(@Nullable StoredPlace before, Place proposed, StoredPlace after) {

    /** Whether the act moved the place when its turn came; a later one of the same batch may have moved it on. */
    boolean moved(ListeningAct act) {
        var decided = after.place().decidedBy().report();
        return decided.equals(proposed.decidedBy().report())
                && (before == null || act.wins(before.place().decidedBy()));
    }
}
