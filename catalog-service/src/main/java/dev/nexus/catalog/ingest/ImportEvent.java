package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.problem.CatalogProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact about an import. Listeners run in the transaction that made it. */
public sealed interface ImportEvent {

    ImportId id();

    LibraryId library();

    /** Who asked for it; null when a watched folder did, or the account is erased. */
    @Nullable
    UUID requestedBy();

    /** Its books are there: new ones, or such as the library had already. */
    record ImportSucceeded(
            ImportId id, LibraryId library, @Nullable UUID requestedBy, List<BookId> books, Instant at)
            implements ImportEvent {

        public ImportSucceeded {
            books = List.copyOf(books);
        }
    }

    /** It ended without its books, and is not tried again. */
    record ImportFailed(
            ImportId id, LibraryId library, @Nullable UUID requestedBy, CatalogProblem problem, Instant at)
            implements ImportEvent {}
}
