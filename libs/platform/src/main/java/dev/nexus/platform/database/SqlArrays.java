package dev.nexus.platform.database;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Columns of many rows as array parameters, for {@code unnest} and {@code = any}. Identifiers and times travel as text and are
 * cast in the statement: {@code cast(:ids as uuid[])}.
 */
public final class SqlArrays {

    private SqlArrays() {}

    /** A column of whatever is written by its {@code toString()}; null stays null. */
    public static <R> @Nullable String[] texts(Collection<R> rows, Function<R, @Nullable Object> column) {
        return rows.stream()
                .map(row -> {
                    var value = column.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }

    /** A column of whole numbers; null stays null. */
    public static <R> @Nullable Long[] numbers(Collection<R> rows, Function<R, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    /** A column of numbers. */
    public static <R> Double[] decimals(Collection<R> rows, Function<R, Double> column) {
        return rows.stream().map(column).toArray(Double[]::new);
    }
}
