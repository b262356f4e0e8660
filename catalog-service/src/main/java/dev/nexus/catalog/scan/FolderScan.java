package dev.nexus.catalog.scan;

import dev.nexus.catalog.ingest.FolderSources;
import dev.nexus.catalog.ingest.FoundBooks;
import dev.nexus.catalog.ingest.ShelfReading;
import dev.nexus.catalog.scan.WatchedFolders.Due;
import dev.nexus.platform.problem.ProblemException;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/** Compares a watched folder with what was found in it before, and queues imports of what is new or has changed. */
@Component
class FolderScan {

    private final ShelfReading shelves;
    private final FolderSources sources;
    private final FoundBooks found;

    FolderScan(ShelfReading shelves, FolderSources sources, FoundBooks found) {
        this.shelves = shelves;
        this.sources = sources;
        this.found = found;
    }

    /**
     * Scans a folder.
     *
     * @throws dev.nexus.platform.problem.ProblemException {@code folder-not-found}, {@code folder-imports-off}
     */
    ScanResult scan(Due due) {
        var shelf = shelves.read(due.folder());
        var known = sources.fingerprints(due.library(), due.folder());
        var gone = new HashSet<>(known.keySet());
        int queued = 0;
        int unchanged = 0;
        String problem = null;
        for (var book : shelf.books()) {
            gone.remove(book.folder());
            if (book.fingerprint().equals(known.get(book.folder()))) {
                unchanged++;
                continue;
            }
            try {
                queued += found.queue(due.library(), due.folder(), book) ? 1 : 0;
            } catch (ProblemException noRoom) {
                // The next scan tries again; smaller books may fit now.
                problem = noRoom.type().code();
            }
        }
        // What could not be read may still be there.
        if (shelf.unreadable() == 0) {
            sources.forget(due.library(), gone);
        }
        return new ScanResult(shelf.books().size(), queued, unchanged, gone.size(), shelf.unreadable(), problem);
    }
}
