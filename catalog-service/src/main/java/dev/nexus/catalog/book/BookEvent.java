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
    record SeriesEntry(UUID id, String name, @Nullable BigDecimal position) {}
}
