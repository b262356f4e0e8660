package dev.nexus.platform.replay;

import dev.nexus.platform.web.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of its own events a service shall publish again.
 *
 * @param from those published at this moment or later
 * @param to those published before this moment
 * @param types only those of these event types; null for all
 * @param sources only those of these aggregates, such as {@code /catalog/books/{id}}; null for all
 * @param queue where they go, to this queue alone; null for everybody who listens
 */
record RequestEventReplay(
        @NotNull Instant from,
        @NotNull Instant to,

        @Nullable @Size(min = 1, max = 100) List<@NotNull @Size(min = 1, max = 200) String> types,

        @Nullable @Size(min = 1, max = 1000) List<@NotNull @Size(min = 1, max = 500) String> sources,

        @Nullable @SingleLine @Size(min = 1, max = 255) String queue) {

    RequestEventReplay {
        types = types == null ? null : List.copyOf(types);
        sources = sources == null ? null : List.copyOf(sources);
    }
}
