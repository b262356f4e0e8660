package dev.nexus.catalog.ingest;

import dev.nexus.platform.problem.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as callers see it.
 *
 * @param progress from 0 to 1
 * @param bookIds the book that came of it, or that the library had already; empty before
 * @param problem why it failed; null unless it did
 * @param report whose word was taken for what the book is; null until it succeeds
 */
public record ImportView(
        UUID id,
        UUID libraryId,
        ImportState state,
        BigDecimal progress,
        List<UUID> bookIds,
        @Nullable Problem problem,
        @Nullable ImportReport report,
        Instant createdAt,
        Instant updatedAt) {}
