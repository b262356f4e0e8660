package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The books that an account may change. */
@Component
class CuratedBooks {

    private final Books books;
    private final LibraryAccess access;

    CuratedBooks(Books books, LibraryAccess access) {
        this.books = books;
        this.access = access;
    }

    /**
     * A book that this account may change, removed or not.
     *
     * @throws ProblemException {@code book-not-found} when it is not there or not to be seen, {@code role-too-low} for listeners
     */
    Book require(UUID accountId, BookId id) {
        var unseen = new ProblemException(CatalogProblem.BOOK_NOT_FOUND, null);
        var book = books.findById(id.value()).orElseThrow(() -> unseen);
        access.requireCuratorOf(accountId, book.library(), unseen);
        return book;
    }

    /**
     * A book that this account may change and that is on the shelf.
     *
     * @throws ProblemException {@code book-not-found} also when it is removed, {@code role-too-low} for listeners
     */
    Book requireVisible(UUID accountId, BookId id) {
        var book = require(accountId, id);
        if (book.isRemoved()) {
            throw new ProblemException(CatalogProblem.BOOK_NOT_FOUND, "It was deleted; it can be restored.");
        }
        return book;
    }
}
