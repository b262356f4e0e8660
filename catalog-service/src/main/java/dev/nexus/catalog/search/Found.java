package dev.nexus.catalog.search;

import dev.nexus.catalog.search.SearchHits.Hit;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hit with what the database says of it.
 *
 * @param fields its texts
 */
record Found<T>(T value, BigDecimal score, MatchedFields fields) {

    /** The hits that are still there, in their order. */
    static <T> List<Found<T>> all(List<Hit> hits, Function<Hit, @Nullable T> read, Function<T, MatchedFields> fields) {
        return hits.stream().flatMap(hit -> of(hit, read.apply(hit), fields)).toList();
    }

    private static <T> Stream<Found<T>> of(Hit hit, @Nullable T value, Function<T, MatchedFields> fields) {
        return value == null ? Stream.of() : Stream.of(new Found<>(value, hit.score(), fields.apply(value)));
    }

    List<String> matched(SearchWords words) {
        return fields.matched(words);
    }
}
