package dev.nexus.catalog.scan;

import dev.nexus.catalog.ingest.ShelfReading;
import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says which folders are watched. Owners and curators do. */
@Component
class FolderWatching {

    /** A folder is to be scanned now. */
    record ScanWanted() {}

    private static final Pattern SLASHES = Pattern.compile("[/\\\\]+");

    private final LibraryAccess access;
    private final ShelfReading shelves;
    private final WatchedFolders folders;
    private final ApplicationEventPublisher events;
    private final IdSource ids;

    FolderWatching(
            LibraryAccess access,
            ShelfReading shelves,
            WatchedFolders folders,
            ApplicationEventPublisher events,
            IdSource ids) {
        this.access = access;
        this.shelves = shelves;
        this.folders = folders;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Watches a folder from now on, and scans it at once.
     *
     * @throws ProblemException {@code not-a-member}, {@code role-too-low}, {@code folder-not-found}, {@code folder-imports-off}
     */
    WatchedFolderView watch(UUID account, LibraryId library, String folder) {
        access.requireImporter(account, library);
        shelves.require(folder);
        var watched = folders.add(ids.next(), account, library, plain(folder));
        events.publishEvent(new ScanWanted());
        return watched;
    }

    /**
     * The watched folders of a library, by name.
     *
     * @throws ProblemException {@code library-not-found} for strangers, {@code role-too-low} for listeners
     */
    List<WatchedFolderView> all(UUID account, LibraryId library) {
        requireImporter(account, library);
        return folders.all(library);
    }

    /**
     * Scans a folder without waiting for its time.
     *
     * @throws ProblemException as {@link #all}, and {@code watched-folder-not-found}
     */
    WatchedFolderView scan(UUID account, LibraryId library, UUID id) {
        require(account, library, id);
        folders.scanNow(id);
        events.publishEvent(new ScanWanted());
        return find(library, id);
    }

    /**
     * Watches a folder no more; its books stay.
     *
     * @throws ProblemException as {@link #all}, and {@code watched-folder-not-found}
     */
    void forget(UUID account, LibraryId library, UUID id) {
        require(account, library, id);
        folders.remove(id);
    }

    private void require(UUID account, LibraryId library, UUID id) {
        requireImporter(account, library);
        find(library, id);
    }

    private void requireImporter(UUID account, LibraryId library) {
        access.requireImporterOf(account, library, new ProblemException(CatalogProblem.LIBRARY_NOT_FOUND, null));
    }

    private WatchedFolderView find(LibraryId library, UUID id) {
        return folders.find(library, id)
                .orElseThrow(() -> new ProblemException(CatalogProblem.WATCHED_FOLDER_NOT_FOUND, null));
    }

    private static String plain(String folder) {
        var parts = SLASHES.splitAsStream(folder)
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        return String.join("/", parts);
    }
}
