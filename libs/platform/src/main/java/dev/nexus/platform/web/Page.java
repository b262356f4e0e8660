package dev.nexus.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as every list of the suite answers it.
 *
 * @param items the entries, in the list's order; never null, possibly empty
 * @param next the cursor of the page that follows; null on the last page
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Keeps a copy of the entries. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * A list that is short enough to be one page.
     *
     * @param items all of its entries
     * @param <T> what is listed
     * @return the only page
     */
    public static <T> Page<T> only(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * Cuts a page out of rows that were read with one more than the page takes, which tells whether another follows.
     *
     * @param rows at most {@code request.limit() + 1} rows, in the list's order
     * @param request what was asked for
     * @param place where the list goes on after a row: the values of its sort keys
     * @param view a row as the caller sees it
     * @param <R> a row
     * @param <T> its view
     * @return the page
     */
    public static <R, T> Page<T> cut(
            List<R> rows, PageRequest request, Function<? super R, Cursor> place, Function<? super R, T> view) {
        var more = rows.size() > request.limit();
        var kept = more ? rows.subList(0, request.limit()) : rows;
        var next = more ? place.apply(kept.getLast()).encoded() : null;
        return new Page<>(kept.stream().<T>map(view).toList(), next);
    }

    /**
     * The same page with other views of its entries.
     *
     * @param view makes the other view
     * @param <U> the other view
     * @return a page with the same cursor
     */
    public <U> Page<U> map(Function<? super T, U> view) {
        return new Page<>(items.stream().<U>map(view).toList(), next);
    }
}
