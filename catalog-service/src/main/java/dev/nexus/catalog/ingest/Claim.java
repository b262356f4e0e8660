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
 */
record Claim(ImportId id, LibraryId library, @Nullable String folder, MediaName cover, UUID owner, int attempt) {}
