package dev.nexus.catalog.book;

import dev.nexus.catalog.book.BookEvent.BookUpdated;
import dev.nexus.catalog.cover.Covers;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets curators choose a book's cover. It stays when the files are read again. */
@Component
public class CoverEditing {

    private final CuratedBooks curated;
    private final Books books;
    private final Covers covers;
    private final IdSource ids;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CoverEditing(
            CuratedBooks curated,
            Books books,
            Covers covers,
            IdSource ids,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.curated = curated;
        this.books = books;
        this.covers = covers;
        this.ids = ids;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Gives a book another cover. To be called outside of transactions.
     *
     * @param ifMatch the version of the book that the caller has seen; null for any
     * @throws ProblemException {@code book-not-found}, {@code role-too-low}, {@code precondition-failed}, {@code cover-unusable} or
     *     {@code content-too-large}; the book keeps its cover then
     * @throws IOException when the body cannot be read
     */
    public void replace(UUID accountId, BookId id, InputStream body, @Nullable String ifMatch) throws IOException {
        // Who may not is told so before a byte is read.
        transaction.executeWithoutResult(_ -> ETags.requireMatch(
                ifMatch, curated.requireVisible(accountId, id).version()));
        var taken = covers.take(new MediaName(ids.next()), body);
        var file = new PublishBook.CoverFile(taken.name(), taken.mimeType(), taken.size(), taken.sha256());
        try {
            change(accountId, id, ifMatch, (book, at) -> book.show(file, at)).ifPresent(covers::discard);
        } catch (RuntimeException refused) {
            covers.discard(taken.name());
            throw refused;
        }
    }

    /**
     * Takes a book's cover away. Taking it away once more changes nothing.
     *
     * @param ifMatch the version of the book that the caller has seen; null for any
     * @throws ProblemException {@code book-not-found}, {@code role-too-low} or {@code precondition-failed}
     */
    public void remove(UUID accountId, BookId id, @Nullable String ifMatch) {
        change(accountId, id, ifMatch, Book::showNothing).ifPresent(covers::discard);
    }

    /** Answers the cover that the book had, if it is another one now. */
    private Optional<MediaName> change(
            UUID accountId, BookId id, @Nullable String ifMatch, BiConsumer<Book, Instant> change) {
        return transaction.execute(_ -> {
            var book = curated.requireVisible(accountId, id);
            ETags.requireMatch(ifMatch, book.version());
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var before = book.cover();
            change.accept(book, now);
            if (!before.equals(book.cover())) {
                book.keep(Set.of(BookField.COVER));
                events.publishEvent(new BookUpdated(books.saveAndFlush(book).state(), Set.of(BookField.COVER), now));
                return before;
            }
            return Optional.empty();
        });
    }
}
