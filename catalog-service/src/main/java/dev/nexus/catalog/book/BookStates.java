package dev.nexus.catalog.book;

import dev.nexus.catalog.book.BookEvent.BookPublished;
import dev.nexus.catalog.book.BookEvent.BookRemoved;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What books are now, in the words of what happens to them. */
@Component
public class BookStates {

    private final Books books;

    BookStates(Books books) {
        this.books = books;
    }

    /** Of those of some books that are not gone for good: what is said of each, and then whether it is removed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<BookEvent> of(Collection<UUID> ids) {
        return books.findAllByIdIn(ids).stream().flatMap(BookStates::of).toList();
    }

    private static Stream<BookEvent> of(Book book) {
        var state = new BookPublished(book.state());
        var removedAt = book.removedAt();
        return removedAt == null
                ? Stream.of(state)
                : Stream.of(state, new BookRemoved(book.id(), book.library(), removedAt));
    }
}
