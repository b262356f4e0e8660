package dev.nexus.catalog.book;

import dev.nexus.catalog.library.Libraries;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.library.MissingLibrary;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.platform.id.IdSource;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes books: the book and its event commit together. */
@Component
public class BookPublishing {

    /**
     * What became of it.
     *
     * @param isNew false when the library had these bytes as a book already; the files of the command are not used then
     */
    public record Outcome(BookId book, boolean isNew) {}

    private final Books books;
    private final Casting casting;
    private final Libraries libraries;
    private final BookRemoving removing;
    private final LibraryStorage storage;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;

    BookPublishing(
            Books books,
            Casting casting,
            Libraries libraries,
            BookRemoving removing,
            LibraryStorage storage,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock) {
        this.books = books;
        this.casting = casting;
        this.libraries = libraries;
        this.removing = removing;
        this.storage = storage;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Publishes once, however many do it at the same time. A removed book with the same content comes back.
     *
     * @throws MissingLibrary when the library was deleted
     * @throws LibraryFull when it would have more than it may have
     */
    @Transactional
    public Outcome publish(PublishBook command) {
        return publish(command, CuratedMetadata.NOTHING);
    }

    /**
     * The same, of which a curator has said something already; it stays when the files are read again.
     *
     * @throws MissingLibrary when the library was deleted
     * @throws LibraryFull when it would have more than it may have
     */
    @Transactional
    public Outcome publish(PublishBook command, CuratedMetadata curated) {
        if (libraries.isDeleted(command.library())) {
            throw new MissingLibrary(command.library());
        }
        books.lockContent(command.library().toString(), command.contentHash().hex());
        Optional<BookId> known = find(command.library(), command.contentHash());
        if (known.isPresent()) {
            removing.restoreIfRemoved(known.get());
            return new Outcome(known.get(), false);
        }
        var said = command.saying(curated.over(command.metadata()));
        var cast = casting.cast(said.library(), said.metadata());
        var addedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var book = new Book(new BookId(ids.next()), said, cast, addedAt);
        book.keep(curated.fields());
        book = books.saveAndFlush(book);
        storage.check(command.library());
        events.publishEvent(new BookEvent.BookPublished(book.state()));
        return new Outcome(book.id(), true);
    }

    /** The library's book with this content, also a removed one. */
    @Transactional(readOnly = true)
    public Optional<BookId> find(LibraryId library, Sha256 contentHash) {
        return books.idByContent(library.value(), contentHash.hex()).map(BookId::new);
    }
}
