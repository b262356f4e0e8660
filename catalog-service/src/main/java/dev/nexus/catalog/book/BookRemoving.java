package dev.nexus.catalog.book;

import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes books out of the shelf and puts them back. Their files stay until {@link RemovedBookPurge} comes by. */
@Component
public class BookRemoving {

    private final CuratedBooks curated;
    private final Books books;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookRemoving(CuratedBooks curated, Books books, ApplicationEventPublisher events, Clock clock) {
        this.curated = curated;
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Removes a book. Removing it once more changes nothing.
     *
     * @param ifMatch the version that the caller has seen; null for any
     * @throws ProblemException {@code book-not-found}, {@code role-too-low} or {@code precondition-failed}
     */
    @Transactional
    public void remove(UUID accountId, BookId id, @Nullable String ifMatch) {
        var book = curated.require(accountId, id);
        ETags.requireMatch(ifMatch, book.version());
        if (!book.isRemoved()) {
            var now = now();
            book.remove(now);
            events.publishEvent(new BookEvent.BookRemoved(id, book.library(), now));
        }
    }

    /**
     * Puts a removed book back, as it was. Restoring one that is there changes nothing.
     *
     * @throws ProblemException {@code book-not-found}, also when the book is gone for good, or {@code role-too-low}
     */
    @Transactional
    public void restore(UUID accountId, BookId id) {
        restore(curated.require(accountId, id));
    }

    /** Puts a book back because somebody has brought its files again. */
    void restoreIfRemoved(BookId id) {
        restore(books.findById(id.value())
                .orElseThrow(() -> new ProblemException(CatalogProblem.BOOK_NOT_FOUND, null)));
    }

    private void restore(Book book) {
        if (book.isRemoved()) {
            var now = now();
            book.restore(now);
            events.publishEvent(new BookEvent.BookRestored(book.state(), now));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
