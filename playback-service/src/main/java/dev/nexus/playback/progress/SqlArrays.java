package dev.nexus.playback.progress;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of a batch as array parameters for {@code unnest}. Identifiers and times travel as text and are cast there. */
final class SqlArrays {

    private SqlArrays() {}

    static <R> @Nullable String[] texts(Collection<R> rows, Function<R, @Nullable Object> column) {
        return rows.stream()
                .map(row -> {
                    var value = column.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }

    static <R> @Nullable Long[] numbers(Collection<R> rows, Function<R, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    static <R> Double[] decimals(Collection<R> rows, Function<R, Double> column) {
        return rows.stream().map(column).toArray(Double[]::new);
    }
}
