package dev.nexus.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What somebody who types may mean, the likeliest first. */
public record SuggestionsView(List<SuggestionView> items) {

    /**
     * A book, a person or a series.
     *
     * @param kind {@code book}, {@code person} or {@code series}
     * @param text its title or name
     */
    public record SuggestionView(String kind, UUID id, String text) {

        static SuggestionView of(Kind kind, SearchHits.Hit hit) {
            return new SuggestionView(kind.name().toLowerCase(Locale.ROOT), hit.subject(), hit.name());
        }
    }
}
