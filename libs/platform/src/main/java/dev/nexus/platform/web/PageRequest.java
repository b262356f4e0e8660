package dev.nexus.platform.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a list, read from the query parameters {@code limit} and {@code cursor}. A controller method
 * takes it as an argument without any annotation.
 *
 * @param limit how many entries at most, {@value #DEFAULT_LIMIT} when the caller does not say, from 1 to
 *     {@value #MAX_LIMIT}
 * @param cursor the encoded place to go on from; null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {

    /** The number of entries when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** The highest number of entries of one page. */
    public static final int MAX_LIMIT = 200;

    /** Refuses a limit out of range. */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not from 1 to " + MAX_LIMIT);
        }
    }

    /**
     * The first page of the usual size.
     *
     * @return a request without a cursor
     */
    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }

    /**
     * The place to go on from.
     *
     * @param list the name of the list (with its sort order), as given to {@link Cursor#of}
     * @param values how many values that list's cursors have
     * @return the place; empty for the first page
     * @throws dev.nexus.platform.problem.ProblemException {@code invalid-cursor} when this list did not make it
     */
    public Optional<Cursor> after(String list, int values) {
        return Optional.ofNullable(cursor).map(encoded -> Cursor.decode(encoded, list, values));
    }
}
