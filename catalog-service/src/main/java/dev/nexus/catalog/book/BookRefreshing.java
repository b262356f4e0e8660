package dev.nexus.catalog.book;

import dev.nexus.catalog.book.BookEvent.BookUpdated;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over what the files of a book say now. */
@Component
public class BookRefreshing {

    private final Books books;
    private final Casting casting;
    private final LibraryStorage storage;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookRefreshing(
            Books books, Casting casting, LibraryStorage storage, ApplicationEventPublisher events, Clock clock) {
        this.books = books;
        this.casting = casting;
        this.storage = storage;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives a book other files, and what they say except for what curators have changed. Chapters of a curator stay as long as the
     * book is as long as it was.
     *
     * @return the bytes that the book had and has no more; to be discarded after the commit
     * @throws ProblemException {@code book-not-found}
     * @throws LibraryFull when the library would have more than it may have
     */
    @Transactional
    public Set<MediaName> refresh(BookId id, PublishBook fresh) {
        var book =
                books.findById(id.value()).orElseThrow(() -> new ProblemException(CatalogProblem.BOOK_NOT_FOUND, null));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var unused = new HashSet<>(book.media());
        var changed = EnumSet.of(BookField.FILES);
        describe(book, fresh, changed, now);
        book.play(fresh, now);
        if (!book.edited().contains(BookField.COVER)) {
            fresh.cover().ifPresent(picture -> {
                book.show(picture, now);
                changed.add(BookField.COVER);
            });
        }
        unused.removeAll(book.media());
        var saved = books.saveAndFlush(book);
        storage.check(book.library());
        events.publishEvent(new BookUpdated(saved.state(), changed, now));
        return unused;
    }

    /**
     * Takes over what is said of a book whose audio is as it was, except for what curators have changed. A deleted book stays as it is.
     *
     * @return whether anything is different now
     */
    @Transactional
    public boolean describe(BookId id, PublishBook fresh) {
        var book =
                books.findById(id.value()).orElseThrow(() -> new ProblemException(CatalogProblem.BOOK_NOT_FOUND, null));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var changed = EnumSet.noneOf(BookField.class);
        if (book.isRemoved()) {
            return false;
        }
        describe(book, fresh, changed, now);
        if (!changed.isEmpty()) {
            events.publishEvent(new BookUpdated(books.saveAndFlush(book).state(), changed, now));
        }
        return !changed.isEmpty();
    }

    private void describe(Book book, PublishBook fresh, Set<BookField> changed, Instant now) {
        var before = book.metadata();
        var after = BookField.merged(fresh.metadata(), book.edited(), before);
        if (!after.equals(before)) {
            changed.addAll(book.describe(after, casting.cast(book.library(), after), now));
        }
        var mayDivide = !book.edited().contains(BookField.CHAPTERS) || fresh.durationMillis() != book.durationMillis();
        if (mayDivide && !fresh.chapters().equals(book.chapters())) {
            changed.add(BookField.CHAPTERS);
            book.divide(fresh.chapters(), now);
        }
    }
}
