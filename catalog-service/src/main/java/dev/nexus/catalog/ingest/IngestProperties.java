package dev.nexus.catalog.ingest;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of imports.
 *
 * @param importRoot folders below it can be imported; null when none can
 * @param workers imports that one process works on at the same time; 0 leaves them to other replicas
 * @param poll how often to look for imports of other replicas that died; own ones are taken up at once
 * @param lease how long an import belongs to a worker that says nothing
 * @param attempts how often an import is tried whose worker died or met a failure of the server
 * @param orphanAge how long bytes that nothing refers to may lie around after a crash
 */
@Validated
@ConfigurationProperties("nexus.ingest")
record IngestProperties(
        @Nullable Path importRoot,
        @DefaultValue("4") @Min(0) int workers,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("5") @Min(1) int attempts,
        @DefaultValue("1d") Duration orphanAge) {

    IngestProperties {
        if (workers < 0 || attempts < 1) {
            throw new IllegalArgumentException("nexus.ingest: workers must be 0 or more and attempts 1 or more");
        }
        requirePositive("poll", poll);
        requirePositive("lease", lease);
        requirePositive("orphan-age", orphanAge);
        if (importRoot != null && importRoot.toString().isBlank()) {
            importRoot = null;
        }
    }

    private static void requirePositive(String setting, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("nexus.ingest.%s is %s, not more than 0".formatted(setting, value));
        }
    }
}
