package dev.nexus.catalog.book;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A where clause that grows with what was asked for. */
final class BookQuery {

    private final StringJoiner where = new StringJoiner("\n  and ", "where ", "\n");
    private final Map<String, Object> parameters = new HashMap<>();

    /** Adds a condition without a parameter. */
    BookQuery and(String condition) {
        where.add(condition);
        return this;
    }

    /** Adds a condition on one parameter, unless its value is null. */
    BookQuery and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Adds a parameter that another condition uses too. */
    BookQuery with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    String where() {
        return where.toString();
    }

    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
