package dev.nexus.catalog.book;

import dev.nexus.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders in which books can be listed; the id follows in the same direction, so that each order is total. */
enum BookSort {
    TITLE("title", "b.sort_title", "text", false),
    TITLE_DOWN("-title", "b.sort_title", "text", true),
    AUTHOR("author", "b.sort_author", "text", false),
    AUTHOR_DOWN("-author", "b.sort_author", "text", true),
    ADDED_AT("addedAt", "b.added_at", "timestamptz", false),
    ADDED_AT_DOWN("-addedAt", "b.added_at", "timestamptz", true),
    UPDATED_AT("updatedAt", "b.updated_at", "timestamptz", false),
    UPDATED_AT_DOWN("-updatedAt", "b.updated_at", "timestamptz", true),
    DURATION("duration", "b.duration_millis", "bigint", false),
    DURATION_DOWN("-duration", "b.duration_millis", "bigint", true),
    PUBLISHED_YEAR("publishedYear", "coalesce(b.published_year, 0)", "integer", false),
    PUBLISHED_YEAR_DOWN("-publishedYear", "coalesce(b.published_year, 0)", "integer", true),
    RATING("rating", "coalesce(b.rating_average, 0)", "numeric", false),
    RATING_DOWN("-rating", "coalesce(b.rating_average, 0)", "numeric", true),
    SERIES("series", Place.IN_SERIES, "numeric", false),
    SERIES_DOWN("-series", Place.IN_SERIES, "numeric", true);

    /** Numbers and not texts: 1.5 is between 1 and 2. Books without a number come last. */
    private static final class Place {
        private static final String IN_SERIES = """
                coalesce((select place.position from book_series place
                          where place.book_id = b.id and place.series_id = :series), 1e9)""";
    }

    private final String parameter;
    private final String column;
    private final String type;
    private final boolean down;

    BookSort(String parameter, String column, String type, boolean down) {
        this.parameter = parameter;
        this.column = column;
        this.type = type;
        this.down = down;
    }

    /**
     * The order that was asked for.
     *
     * @param parameter null for the usual one
     * @throws ProblemException {@code invalid-parameter} when there is no such order, or it needs a series and none is given
     */
    static BookSort of(@Nullable String parameter, BookFilter filter) {
        if (parameter == null) {
            return TITLE;
        }
        var sort = Arrays.stream(values())
                .filter(one -> one.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> unknown());
        if (sort.column.equals(Place.IN_SERIES) && filter.series() == null) {
            throw Refusals.parameter("sort", "by series needs the parameter series");
        }
        return sort;
    }

    /** The name under which cursors remember the order. */
    String list() {
        return "books:" + parameter;
    }

    String column() {
        return column;
    }

    /** Of the books of one library. */
    String orderBy() {
        return orderBy(column);
    }

    /**
     * Of books that were read already.
     *
     * @param key the name of their sort key
     */
    String orderBy(String key) {
        return down ? key + " desc, b.id desc" : key + ", b.id";
    }

    String after() {
        return "(%s, b.id) %s (cast(:afterKey as %s), :afterId)".formatted(column, down ? "<" : ">", type);
    }

    private static ProblemException unknown() {
        return Refusals.parameter(
                "sort",
                Arrays.stream(values())
                        .map(sort -> sort.parameter)
                        .collect(Collectors.joining(", ", "must be one of ", "")));
    }
}
