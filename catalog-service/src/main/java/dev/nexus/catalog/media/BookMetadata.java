package dev.nexus.catalog.media;

import java.util.List;
import java.util.Optional;

/**
 * What the files of a book say of it together.
 *
 * @param title never blank: a file's name stands in when no tag has one
 * @param language BCP 47, like {@code en}
 */
public record BookMetadata(
        String title,
        Optional<String> subtitle,
        List<String> authors,
        List<String> narrators,
        List<SeriesEntry> series,
        List<String> genres,
        Optional<String> language,
        Optional<Integer> publishedYear,
        Optional<String> description) {

    public BookMetadata {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title must not be blank");
        }
        authors = List.copyOf(authors);
        narrators = List.copyOf(narrators);
        series = List.copyOf(series);
        genres = List.copyOf(genres);
    }
}
