package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the world may know of a book.
 *
 * @param subtitle null when the book has none
 * @param language BCP 47, null when it is not known
 * @param chapterStartsMillis on the book's timeline, in order
 */
public record BookState(
        BookId book,
        LibraryId library,
        String title,
        @Nullable String subtitle,
        List<Person> authors,
        List<Person> narrators,
        List<SeriesEntry> series,
        @Nullable String language,
        long durationMillis,
        List<Long> chapterStartsMillis,
        Instant addedAt) {

    /** A contributor to a book. */
    public record Person(UUID id, String name) {}

    /**
     * A book's place in a series.
     *
     * @param position null when the series is not numbered
     */
    public record SeriesEntry(
            UUID id, String name, @Nullable BigDecimal position) {

        /** The position as it is printed, 1 and not 1.00. */
        public @Nullable String printedPosition() {
            return BookParts.printed(position);
        }
    }

    public BookState {
        authors = List.copyOf(authors);
        narrators = List.copyOf(narrators);
        series = List.copyOf(series);
        chapterStartsMillis = List.copyOf(chapterStartsMillis);
    }
}
