package dev.nexus.platform.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay of events and how far it is.
 *
 * @param id identifies the replay
 * @param from those published at this moment or later
 * @param to those published before this moment
 * @param types only those of these event types; null for all
 * @param sources only those of these aggregates; null for all
 * @param queue the only queue that they go to; null for everybody who listens
 * @param state how far it is
 * @param total how many events it is about; null until it has begun
 * @param published how many are published again
 * @param problem why it failed; null when it has not
 * @param requestedAt when it was asked for
 * @param finishedAt null until it has ended
 */
record EventReplayView(
        UUID id,
        Instant from,
        Instant to,
        @Nullable List<String> types,
        @Nullable List<String> sources,
        @Nullable String queue,
        JobState state,
        @Nullable Long total,
        long published,
        @Nullable String problem,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    EventReplayView {
        types = types == null ? null : List.copyOf(types);
        sources = sources == null ? null : List.copyOf(sources);
    }

    static EventReplayView of(EventReplay replay) {
        return new EventReplayView(
                replay.id(),
                replay.from(),
                replay.to(),
                replay.types(),
                replay.sources(),
                replay.queue(),
                replay.state(),
                replay.total(),
                replay.published(),
                replay.problem(),
                replay.requestedAt(),
                replay.finishedAt());
    }
}
