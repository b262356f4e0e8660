package dev.nexus.platform.rebuild;

import dev.nexus.platform.web.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which projections shall take in older state again.
 *
 * @param publisher the service that they keep something of, such as {@code user}
 * @param subscribers only these projections; null for all of the service's
 */
record ResetProjections(
        @NotNull @SingleLine @Size(min = 1, max = 50) String publisher,

        @Nullable @Size(min = 1, max = 50) List<@NotNull @Size(min = 1, max = 200) String> subscribers) {

    ResetProjections {
        subscribers = subscribers == null ? null : List.copyOf(subscribers);
    }
}
