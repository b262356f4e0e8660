package dev.nexus.catalog.ingest;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.MediaName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that was asked for.
 *
 * @param ofUploads whether the files are finished uploads, which are used up by it
 */
record NewImport(
        ImportId id,
        LibraryId library,
        UUID requestedBy,
        @Nullable String idempotencyKey,
        @Nullable String folder,
        MediaName cover,
        List<ImportFile> files,
        boolean ofUploads) {

    NewImport {
        files = List.copyOf(files);
    }
}
