package dev.nexus.catalog.ingest;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.MediaName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's hold on an import. Whatever it writes is guarded by {@code owner}: a worker that was silent for too long
 * finds that the import is not its own any more.
 *
 * @param folder what is imported below the import root; null for uploads
 * @param shelf the watched folder that {@code folder} was found in; null for what somebody has asked for
 */
record Claim(
        ImportId id,
        LibraryId library,
        @Nullable String folder,
        @Nullable String shelf,
        MediaName cover,
        UUID owner,
        int attempt) {

    /** Whether a scan has found it, and nobody has asked for it. */
    boolean isOfScan() {
        return shelf != null;
    }
}
