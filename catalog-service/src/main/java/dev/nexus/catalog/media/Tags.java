package dev.nexus.catalog.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A file's tags. Taggers spell a name in many ways ({@code SERIES-PART}, {@code series_part}, {@code Series Part}), so
 * names are compared by their letters and digits alone. Blank values count as absent.
 */
public record Tags(Map<String, String> values) {

    public static final Tags NONE = new Tags(Map.of());

    public Tags {
        var folded = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (!value.isBlank()) {
                folded.putIfAbsent(fold(name), value.strip());
            }
        });
        values = Map.copyOf(folded);
    }

    /** The value of the first of these names that has one. */
    public Optional<String> first(String... names) {
        return List.of(names).stream()
                .map(name -> values.get(fold(name)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
