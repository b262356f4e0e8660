package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.Sha256;

/** A file of an import after it was read. */
sealed interface ReadFile {

    ImportFile file();

    Sha256 sha256();

    /** Audio that can be part of a book. */
    record Audio(ImportFile file, Sha256 sha256, ProbedFile probed) implements ReadFile {}

    /** A picture that can be its cover. */
    record CoverPicture(ImportFile file, Sha256 sha256, String mimeType) implements ReadFile {}
}
