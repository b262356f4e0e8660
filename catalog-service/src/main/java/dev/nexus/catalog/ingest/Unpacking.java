package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.platform.id.IdSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes uploaded archives apart. Their entries become files of the import first and get their bytes later, so that a worker that dies in
 * between leaves nothing behind that nobody knows of.
 */
@Component
class Unpacking {

    private final ImportJobs jobs;
    private final MediaStore store;
    private final IdSource ids;

    Unpacking(ImportJobs jobs, MediaStore store, IdSource ids) {
        this.jobs = jobs;
        this.store = store;
        this.ids = ids;
    }

    /**
     * All files of the import, with entries for the archives among them.
     *
     * @throws BadFile when an archive is broken or too large
     */
    List<ImportFile> unpack(Claim claim, List<ImportFile> files) {
        var archives = files.stream().filter(this::isPackedArchive).toList();
        archives.forEach(archive -> jobs.unpack(claim, archive, entries(archive)));
        return archives.isEmpty() ? files : jobs.files(claim.id());
    }

    private boolean isPackedArchive(ImportFile file) {
        try {
            return file.source() == null && !file.unpacked() && Archive.isOne(store.read(file.media()));
        } catch (IOException e) {
            throw new UncheckedIOException("An upload could not be read", e);
        }
    }

    private List<ImportFile> entries(ImportFile archive) {
        try (var zip = Archive.open(store.read(archive.media()))) {
            var entries = zip.entries();
            store.requireRoom(entries.stream().mapToLong(Archive.Entry::size).sum());
            return entries.stream()
                    .map(entry -> ImportFile.inArchive(
                            new MediaName(ids.next()), entry.safeName(), entry.path(), entry.size(), archive.media()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("An archive could not be read", e);
        }
    }
}
