package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.catalog.upload.FinishedUploads;
import dev.nexus.platform.id.IdSource;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Where imported files come from: a request, uploads before it, a folder or an archive. */
@Component
class ImportSources {

    private final UploadReceiving uploads;
    private final FinishedUploads finished;
    private final ImportRoot root;
    private final MediaStore store;
    private final IdSource ids;

    ImportSources(UploadReceiving uploads, FinishedUploads finished, ImportRoot root, MediaStore store, IdSource ids) {
        this.uploads = uploads;
        this.finished = finished;
        this.root = root;
        this.store = store;
        this.ids = ids;
    }

    List<ImportFile> uploaded(HttpServletRequest request) {
        return uploads.receive(request);
    }

    List<ImportFile> uploads(UUID account, List<UUID> ids) {
        return finished.of(account, ids).stream()
                .map(upload -> ImportFile.uploaded(upload.id(), upload.name(), upload.size()))
                .toList();
    }

    /** Brings finished uploads among the files to the staged ones; all others are there already, or come by {@link #fetch}. */
    void settle(List<ImportFile> files) {
        for (var file : files) {
            if (file.source() == null && !store.holds(file.media()) && !finished.settle(file.media())) {
                throw new BadFile(CatalogProblem.FILE_GONE, file.name() + " has gone.");
            }
        }
    }

    List<ImportFile> inFolder(String folder) {
        List<ImportRoot.Found> found = root.list(folder);
        store.requireRoom(found.stream().mapToLong(ImportRoot.Found::size).sum());
        return found.stream()
                .map(file -> ImportFile.inFolder(
                        new MediaName(ids.next()), FileNames.safePath(file.name()), file.source(), file.size()))
                .toList();
    }

    /** Brings the bytes of folders' files and archives' entries into the store; those of uploads are there already. */
    void fetch(List<ImportFile> files, LongConsumer copied) {
        try (var archives = new OpenArchives(store)) {
            for (var file : files) {
                fetch(file, archives, copied);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the import could not be read", e);
        }
    }

    private void fetch(ImportFile file, OpenArchives archives, LongConsumer copied) throws IOException {
        if (file.source() == null || store.holds(file.media())) {
            copied.accept(file.size());
            return;
        }
        try (InputStream bytes = file.archive() == null
                ? root.open(file.source())
                : archives.get(file.archive()).bytes(file.source())) {
            store.stage(file.media(), bytes, copied);
        }
    }

    void discard(List<ImportFile> files) {
        files.forEach(file -> store.discard(file.media()));
    }
}
