package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookPublishing;
import dev.nexus.catalog.book.BookRefreshing;
import dev.nexus.catalog.book.PublishBook;
import dev.nexus.catalog.media.MediaName;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of imported files: a new book, a change of one, or nothing. What somebody imports is to be on the shelf, so a
 * deleted book with the same audio comes back; what a scan finds is not, because nobody has asked for it.
 */
@Component
class Shelving {

    /**
     * What has become of them.
     *
     * @param isUsed whether the files of the import are those of the book now
     * @param unused bytes that the book had and has no more; to be discarded after the commit
     */
    record Shelved(BookId book, String outcome, boolean isUsed, Set<MediaName> unused) {

        Shelved {
            unused = Set.copyOf(unused);
        }
    }

    private final BookPublishing publishing;
    private final BookRefreshing refreshing;
    private final FolderSources folders;
    private final ImportJobs jobs;

    Shelving(BookPublishing publishing, BookRefreshing refreshing, FolderSources folders, ImportJobs jobs) {
        this.publishing = publishing;
        this.refreshing = refreshing;
        this.folders = folders;
        this.jobs = jobs;
    }

    /**
     * Shelves a book, in the transaction of its import.
     *
     * @param known the book with the same audio that the library has already
     */
    Shelved shelve(Claim claim, PublishBook book, Optional<BookId> known) {
        var done = claim.isOfScan() ? found(claim, book, known) : publish(claim, book);
        folders.remember(claim.id(), done.book());
        return done;
    }

    /** A known book was moved or described anew; other audio in the place of a book is that book's. */
    private Shelved found(Claim claim, PublishBook book, Optional<BookId> known) {
        if (known.isPresent()) {
            return new Shelved(
                    known.get(), refreshing.describe(known.get(), book) ? "described" : "known", false, Set.of());
        }
        var previous = folders.previous(claim.id());
        if (previous.isEmpty()) {
            return publish(claim, book);
        }
        var id = previous.get().book();
        return previous.get().isRemoved()
                ? new Shelved(id, "deleted", false, Set.of())
                : new Shelved(id, "refreshed", true, refreshing.refresh(id, book));
    }

    private Shelved publish(Claim claim, PublishBook book) {
        var published = publishing.publish(book, jobs.curated(claim.id()));
        return new Shelved(published.book(), published.isNew() ? "published" : "known", published.isNew(), Set.of());
    }
}
