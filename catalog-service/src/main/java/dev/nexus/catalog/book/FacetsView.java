package dev.nexus.catalog.book;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list of books can be narrowed down by, the most frequent first. */
public record FacetsView(
        List<FacetView> authors,
        List<FacetView> narrators,
        List<FacetView> series,
        List<FacetView> genres,
        List<FacetView> tags,
        List<FacetView> publishers,
        List<FacetView> languages,
        List<FacetView> years) {

    /**
     * A value and how many of the books have it.
     *
     * @param id null for languages and years
     */
    public record FacetView(@Nullable UUID id, String name, long books) {}
}
