package dev.nexus.catalog.book;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of books can be narrowed down by, the most frequent first.
 *
 * @param states what the books are to the caller, and to nobody else: {@code not-started}, {@code in-progress} and {@code finished}
 */
public record FacetsView(
        List<FacetView> authors,
        List<FacetView> narrators,
        List<FacetView> series,
        List<FacetView> genres,
        List<FacetView> tags,
        List<FacetView> publishers,
        List<FacetView> languages,
        List<FacetView> years,
        List<FacetView> states) {

    /**
     * A value and how many of the books have it.
     *
     * @param id null for languages, years and states
     */
    public record FacetView(@Nullable UUID id, String name, long books) {}
}
