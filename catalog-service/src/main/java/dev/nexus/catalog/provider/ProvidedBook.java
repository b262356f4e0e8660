package dev.nexus.catalog.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a book.
 *
 * @param provider its name
 * @param key what the provider calls the book
 * @param description plain text
 * @param language BCP 47
 */
public record ProvidedBook(
        String provider,
        String key,
        String title,
        @Nullable String subtitle,
        List<String> authors,
        @Nullable String description,
        @Nullable Integer publishedYear,
        @Nullable String language,
        List<String> genres) {

    public ProvidedBook {
        authors = List.copyOf(authors);
        genres = List.copyOf(genres);
    }
}
