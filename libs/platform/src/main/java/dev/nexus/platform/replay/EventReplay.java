package dev.nexus.platform.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay that somebody asked for.
 *
 * @param types null for all
 * @param sources null for all
 * @param queue null for everybody who listens
 * @param total how many events it is about; null until it has begun
 * @param published how many it has published
 * @param after where it goes on; null at the beginning
 * @param problem why it failed; null when it has not
 * @param finishedAt null while it is queued or running
 */
record EventReplay(
        UUID id,
        Instant from,
        Instant to,
        @Nullable List<String> types,
        @Nullable List<String> sources,
        @Nullable String queue,
        JobState state,
        @Nullable Long total,
        long published,
        @Nullable HistoryPlace after,
        @Nullable String problem,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    EventReplay {
        types = types == null ? null : List.copyOf(types);
        sources = sources == null ? null : List.copyOf(sources);
    }

    /** A row of the history. Within an aggregate this is the order of publishing. */
    record HistoryPlace(Instant publishedAt, long position) {}
}
