package dev.nexus.user.export.web;

import dev.nexus.platform.problem.Problem;
import dev.nexus.user.export.Export;
import dev.nexus.user.export.ExportProblem;
import dev.nexus.user.export.ExportState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export as its owner sees it.
 *
 * @param id identifies the export
 * @param state how far it is
 * @param progress from 0 to 1
 * @param createdAt when it was asked for
 * @param expiresAt when it is deleted
 * @param size bytes of the archive; null until it is there
 * @param downloadUrl where the archive is; null until it is there
 * @param problem why it failed; null unless it did
 */
record ExportView(
        UUID id,
        ExportState state,
        BigDecimal progress,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Long size,
        @Nullable String downloadUrl,
        @Nullable Problem problem) {

    static ExportView of(Export export) {
        var failure = export.failure();
        return new ExportView(
                export.id().value(),
                export.state(),
                export.progress(),
                export.createdAt(),
                export.expiresAt(),
                export.size(),
                export.size() == null ? null : path(export) + "/content",
                failure == null ? null : Problem.of(ExportProblem.EXPORT_FAILED, failure, Map.of("retryable", true)));
    }

    static String path(Export export) {
        return "/api/v1/me/exports/" + export.id();
    }
}
