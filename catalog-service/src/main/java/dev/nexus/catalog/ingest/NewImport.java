package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.CuratedMetadata;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.MediaName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that was asked for.
 *
 * @param shelf the watched folder that {@code folder} was found in; null for what somebody has asked for
 * @param curated what is said of the book, whatever its files say
 * @param ofUploads whether the files are finished uploads, which are used up by it
 */
record NewImport(
        ImportId id,
        LibraryId library,
        @Nullable UUID requestedBy,
        @Nullable String idempotencyKey,
        @Nullable String folder,
        @Nullable String shelf,
        MediaName cover,
        List<ImportFile> files,
        CuratedMetadata curated,
        boolean ofUploads) {

    NewImport {
        files = List.copyOf(files);
    }
}
