package dev.nexus.platform.rebuild;

import dev.nexus.platform.replay.JobState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The telling of everything to one consumer.
 *
 * @param total how many aggregates there were when it began; null until then
 * @param aggregates how many it has been through
 * @param told how many events that made
 * @param after the source that it has come to; null at the beginning and at the end
 * @param problem why it failed; null when it has not
 * @param finishedAt null while it is queued or running
 */
record StateEmission(
        UUID id,
        String consumer,
        String queue,
        JobState state,
        @Nullable Long total,
        long aggregates,
        long told,
        @Nullable String after,
        @Nullable String problem,
        Instant requestedAt,
        @Nullable Instant finishedAt) {}
