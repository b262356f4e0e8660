package dev.nexus.catalog.metadata;

import java.util.List;

/**
 * Whose word was taken for one field of a book.
 *
 * @param field as the book's view names it
 * @param value what it says, shortened to be read by people
 * @param others those who say something else, the most trusted first; empty when nobody disagrees
 */
public record MetadataDecision(String field, MetadataSource from, String value, List<Other> others) {

    /** What was not believed. */
    public record Other(MetadataSource from, String value) {}

    public MetadataDecision {
        others = List.copyOf(others);
    }
}
