package dev.nexus.catalog.book;

import dev.nexus.catalog.book.BookEvent.BookUpdated;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets curators say what the files do not, or say wrongly. */
@Component
public class BookEditing {

    private final CuratedBooks curated;
    private final Books books;
    private final Casting casting;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookEditing(CuratedBooks curated, Books books, Casting casting, ApplicationEventPublisher events, Clock clock) {
        this.curated = curated;
        this.books = books;
        this.casting = casting;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes a book. What became different stays so when its files are read again.
     *
     * @param ifMatch the version that the caller has seen; null for any
     * @throws ProblemException {@code book-not-found}, {@code role-too-low}, {@code precondition-failed} or
     *     {@code validation-failed}
     */
    @Transactional
    public void edit(UUID accountId, BookId id, ChangeBook wanted, @Nullable String ifMatch) {
        var book = curated.requireVisible(accountId, id);
        ETags.requireMatch(ifMatch, book.version());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var changed = EnumSet.noneOf(BookField.class);
        var before = book.metadata();
        var after = wanted.on(before);
        if (!after.equals(before)) {
            changed.addAll(book.describe(after, casting.cast(book.library(), after), now));
        }
        var chapters = wanted.on(book.chapters(), book.durationMillis());
        if (!chapters.equals(book.chapters())) {
            book.divide(chapters, now);
            changed.add(BookField.CHAPTERS);
        }
        if (!changed.isEmpty()) {
            book.keep(changed);
            events.publishEvent(new BookUpdated(books.saveAndFlush(book).state(), changed, now));
        }
    }
}
