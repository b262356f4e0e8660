package dev.nexus.user.export;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive of all that is known about somebody, finished or not.
 *
 * @param id identifies the export
 * @param state how far it is
 * @param progress from 0 to 1
 * @param createdAt when it was asked for
 * @param expiresAt when it is deleted
 * @param size bytes of the archive; null until it is there
 * @param failure what went wrong, for its owner to read; null unless it failed
 */
public record Export(
        ExportId id,
        ExportState state,
        BigDecimal progress,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Long size,
        @Nullable String failure) {}
