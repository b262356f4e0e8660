package dev.nexus.platform.rebuild;

import dev.nexus.platform.replay.JobState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The telling of everything to one consumer, and how far it is.
 *
 * @param id identifies the emission
 * @param consumer the service that is told
 * @param queue the only queue that it goes to
 * @param state how far it is; it has succeeded when the broker has all of it
 * @param total how many aggregates there were when it began; null until then
 * @param aggregates how many it has been through
 * @param told how many events that made
 * @param problem why it failed; null when it has not
 * @param requestedAt when it was asked for
 * @param finishedAt null until it has ended
 */
record StateEmissionView(
        UUID id,
        String consumer,
        String queue,
        JobState state,
        @Nullable Long total,
        long aggregates,
        long told,
        @Nullable String problem,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    static StateEmissionView of(StateEmission emission) {
        return new StateEmissionView(
                emission.id(),
                emission.consumer(),
                emission.queue(),
                emission.state(),
                emission.total(),
                emission.aggregates(),
                emission.told(),
                emission.problem(),
                emission.requestedAt(),
                emission.finishedAt());
    }
}
