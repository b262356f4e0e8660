package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.MediaName;
import org.jspecify.annotations.Nullable;

/**
 * A file of an import.
 *
 * @param name what the client called it, made harmless
 * @param source its path below the import root, or in its archive; null for what was uploaded
 * @param archive the archive that it is an entry of; null for others
 * @param unpacked whether it is an archive whose entries are files of the import now
 */
record ImportFile(
        MediaName media,
        String name,
        @Nullable String source,
        long size,
        @Nullable MediaName archive,
        boolean unpacked) {

    static ImportFile uploaded(MediaName media, String name, long size) {
        return new ImportFile(media, name, null, size, null, false);
    }

    static ImportFile inFolder(MediaName media, String name, String source, long size) {
        return new ImportFile(media, name, source, size, null, false);
    }

    static ImportFile inArchive(MediaName media, String name, String entry, long size, MediaName archive) {
        return new ImportFile(media, name, entry, size, archive, false);
    }
}
