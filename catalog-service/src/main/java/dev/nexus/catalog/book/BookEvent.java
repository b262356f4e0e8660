package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact about a book. Listeners run in the transaction that made it. */
public sealed interface BookEvent permits BookPublished {

    BookId book();

    LibraryId library();

    /** A contributor to a book. */
    record Person(UUID id, String name) {}

    /**
     * A book's place in a series.
     *
     * @param position null when the series is not numbered
     */
    record SeriesEntry(UUID id, String name, @Nullable BigDecimal position) {

        /** The position as it is printed, 1 and not 1.00. */
        public @Nullable String printedPosition() {
            return BookParts.printed(position);
        }
    }
}
