package dev.nexus.user.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The record that an account was erased.
 *
 * @param id identifies the erasure
 * @param accountId the account that was
 * @param requestedAt when its owner asked for it
 * @param parts each service's part
 * @param completedAt when the last service had done its part; null before
 */
public record Erasure(
        UUID id,
        UUID accountId,
        Instant requestedAt,
        List<Part> parts,
        @Nullable Instant completedAt) {

    /** Keeps a copy of the parts. */
    public Erasure {
        parts = List.copyOf(parts);
    }

    Erasure withPartsOf(Erasure other) {
        var all = Stream.concat(parts.stream(), other.parts.stream()).toList();
        return new Erasure(id, accountId, requestedAt, all, completedAt);
    }

    /**
     * One service's part.
     *
     * @param service by its short name, such as {@code catalog}
     * @param erasedAt when it had nothing about the account any more; null before
     */
    public record Part(String service, @Nullable Instant erasedAt) {}
}
