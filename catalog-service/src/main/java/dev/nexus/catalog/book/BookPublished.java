package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book can be browsed and heard.
 *
 * @param chapters their titles, in order
 */
public record BookPublished(
        BookId book,
        LibraryId library,
        String title,
        @Nullable String subtitle,
        List<Person> authors,
        List<Person> narrators,
        List<SeriesEntry> series,
        @Nullable String language,
        @Nullable String description,
        long durationMillis,
        List<String> chapters,
        Instant publishedAt)
        implements BookEvent {

    public BookPublished {
        authors = List.copyOf(authors);
        narrators = List.copyOf(narrators);
        series = List.copyOf(series);
        chapters = List.copyOf(chapters);
    }
}
