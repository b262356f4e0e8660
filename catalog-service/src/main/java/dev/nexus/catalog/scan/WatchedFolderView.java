package dev.nexus.catalog.scan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder below the import root that is watched for a library.
 *
 * @param folder its path below the import root
 * @param scannedAt when it was looked at last; null before the first time
 * @param nextScanAt when it will be looked at next
 * @param result what was found then
 */
public record WatchedFolderView(
        UUID id,
        UUID libraryId,
        String folder,
        Instant createdAt,
        Instant nextScanAt,
        @Nullable Instant scannedAt,
        @Nullable ScanResult result) {}
