package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.catalog.metadata.Claims;

/** A file of an import after it was read. */
sealed interface ReadFile {

    ImportFile file();

    /** Audio that can be part of a book. */
    record Audio(ImportFile file, Sha256 sha256, ProbedFile probed) implements ReadFile {}

    /** A picture that can be its cover. */
    record CoverPicture(ImportFile file, Sha256 sha256, String mimeType) implements ReadFile {}

    /** A file beside the audio that says something of the book. */
    record Sidecar(ImportFile file, Claims claims) implements ReadFile {}

    /** A file that could have said something, and why it does not. */
    record Unusable(ImportFile file, String reason) implements ReadFile {}
}
