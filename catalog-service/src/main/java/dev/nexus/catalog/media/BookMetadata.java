package dev.nexus.catalog.media;

import java.util.List;
import java.util.Optional;

/**
 * What is said of a book, by its files or by a curator.
 *
 * @param title never blank: a file's name stands in when no tag has one
 * @param tags what curators group books by
 * @param language BCP 47, like {@code en}
 */
public record BookMetadata(
        String title,
        Optional<String> subtitle,
        List<String> authors,
        List<String> narrators,
        List<String> translators,
        List<String> editors,
        List<SeriesEntry> series,
        List<String> genres,
        List<String> tags,
        Optional<String> language,
        Optional<String> publisher,
        Optional<Integer> publishedYear,
        Optional<String> description) {

    public BookMetadata {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title must not be blank");
        }
        authors = List.copyOf(authors);
        narrators = List.copyOf(narrators);
        translators = List.copyOf(translators);
        editors = List.copyOf(editors);
        series = List.copyOf(series);
        genres = List.copyOf(genres);
        tags = List.copyOf(tags);
    }
}
