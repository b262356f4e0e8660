package dev.nexus.catalog.book;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders in which books can be listed; the id follows in the same direction, so that each order is total. */
enum BookSort {
    TITLE("title", "b.sort_title", "text", false),
    TITLE_DOWN("-title", "b.sort_title", "text", true),
    ADDED_AT("addedAt", "b.added_at", "timestamptz", false),
    ADDED_AT_DOWN("-addedAt", "b.added_at", "timestamptz", true),
    DURATION("duration", "b.duration_millis", "bigint", false),
    DURATION_DOWN("-duration", "b.duration_millis", "bigint", true);

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

    static BookSort of(@Nullable String parameter) {
        if (parameter == null) {
            return TITLE;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> unknown());
    }

    /** The name under which cursors remember the order. */
    String list() {
        return "books:" + parameter;
    }

    String column() {
        return column;
    }

    String orderBy() {
        return down ? column + " desc, b.id desc" : column + ", b.id";
    }

    String after() {
        return "(%s, b.id) %s (cast(:afterKey as %s), :afterId)".formatted(column, down ? "<" : ">", type);
    }

    private static ProblemException unknown() {
        String rule = Arrays.stream(values())
                .map(sort -> sort.parameter)
                .collect(Collectors.joining(", ", "must be one of ", ""));
        return new ProblemException(
                CommonProblem.INVALID_PARAMETER, "sort " + rule + ".", List.of(InvalidValue.parameter("sort", rule)));
    }
}
