package dev.nexus.playback.bookmark.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.bookmark.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What requests for bookmarks have in common. */
final class MarkRequests {

    /** No book is longer than 10,000 hours. */
    static final String LONGEST_BOOK = "36000000";

    static final InvalidValue END_TOO_EARLY = InvalidValue.field("#/end", "must be after position");
    static final InvalidValue POSITION_TOO_LATE = InvalidValue.field("#/position", "must be before end");

    private static final InvalidValue NO_LINE = InvalidValue.field("#/title", "must have no control characters");
    private static final InvalidValue NO_PROSE =
            InvalidValue.field("#/note", "must have no characters that cannot be kept");

    private MarkRequests() {}

    /**
     * What a request says.
     *
     * @param position in seconds
     * @param end in seconds; null for a moment
     * @param blamed what is said when the end is not after the position
     * @throws ProblemException {@code validation-failed} when the end is not after the position
     */
    static Mark mark(
            double position, @Nullable Double end, @Nullable String title, @Nullable String note, InvalidValue blamed) {
        var from = Position.ofSeconds(position);
        var to = end == null ? null : Position.ofSeconds(end);
        require(to == null || to.compareTo(from) > 0, blamed);
        return new Mark(from, to, title, note);
    }

    /** A title that a request says; {@code validation-failed} for one in several lines. */
    static @Nullable String title(@Nullable String said) {
        require(said == null || Mark.isLine(said), NO_LINE);
        return said;
    }

    /** A note that a request says; {@code validation-failed} for one that cannot be kept. */
    static @Nullable String note(@Nullable String said) {
        require(said == null || Mark.canKeep(said), NO_PROSE);
        return said;
    }

    static double seconds(Position position) {
        return position.seconds().doubleValue();
    }

    private static void require(boolean possible, InvalidValue otherwise) {
        if (!possible) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED, "One value is not possible.", List.of(otherwise));
        }
    }
}
