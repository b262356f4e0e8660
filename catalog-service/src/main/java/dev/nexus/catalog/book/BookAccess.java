package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may do what with a book on the shelf: what its library allows. */
@Component
public class BookAccess {

    private final JdbcClient jdbc;
    private final LibraryAccess access;

    BookAccess(JdbcClient jdbc, LibraryAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * Guards what members do with a book.
     *
     * @return its library
     * @throws ProblemException {@code book-not-found} when it is not there, deleted, or not for this account
     */
    public LibraryId requireReader(UUID accountId, BookId book) {
        return libraryOf(book)
                .filter(library -> access.mayRead(accountId, library))
                .orElseThrow(BookAccess::unseen);
    }

    /**
     * Guards what curators do with a book.
     *
     * @return its library
     * @throws ProblemException {@code book-not-found}, or {@code role-too-low} for listeners
     */
    public LibraryId requireCurator(UUID accountId, BookId book) {
        var library = libraryOf(book).orElseThrow(BookAccess::unseen);
        access.requireCuratorOf(accountId, library, unseen());
        return library;
    }

    /** Whether this account may change the book. */
    public boolean mayCurate(UUID accountId, BookId book) {
        return libraryOf(book)
                .filter(library -> access.curated(accountId).contains(library))
                .isPresent();
    }

    private Optional<LibraryId> libraryOf(BookId book) {
        return jdbc.sql("select library_id from book where id = :book and removed_at is null")
                .param("book", book.value())
                .query(UUID.class)
                .optional()
                .map(LibraryId::new);
    }

    private static ProblemException unseen() {
        return new ProblemException(CatalogProblem.BOOK_NOT_FOUND, null);
    }
}
