package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.CuratedMetadata;
import dev.nexus.catalog.book.LibraryStorage;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.platform.id.IdSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Queues imports of what scans have found. */
@Component
public class FoundBooks {

    private final ImportJobs jobs;
    private final FolderSources folders;
    private final LibraryStorage storage;
    private final ApplicationEventPublisher events;
    private final IdSource ids;

    FoundBooks(
            ImportJobs jobs,
            FolderSources folders,
            LibraryStorage storage,
            ApplicationEventPublisher events,
            IdSource ids) {
        this.jobs = jobs;
        this.folders = folders;
        this.storage = storage;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Imports a book as it lies there.
     *
     * @param shelf the watched folder that it was found in
     * @return false when an earlier import of the same folder has not ended
     * @throws dev.nexus.platform.problem.ProblemException {@code library-full} when there is no room for it
     */
    @Transactional
    public boolean queue(LibraryId library, String shelf, ShelfBook book) {
        if (folders.isBeingImported(library, book.folder())) {
            return false;
        }
        storage.requireRoom(
                library, book.files().stream().mapToLong(ShelfBook.File::size).sum());
        var id = new ImportId(ids.next());
        var files = book.files().stream()
                .map(file -> ImportFile.inFolder(
                        new MediaName(ids.next()), FileNames.safePath(file.name()), file.source(), file.size()))
                .toList();
        jobs.add(new NewImport(
                id,
                library,
                null,
                null,
                book.folder(),
                shelf,
                new MediaName(ids.next()),
                files,
                CuratedMetadata.NOTHING,
                false));
        folders.note(library, book.folder(), book.fingerprint(), id);
        events.publishEvent(new ImportRequesting.ImportQueued(id));
        return true;
    }
}
