package dev.nexus.playback.bookmark.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.bookmark.Mark;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Changes a bookmark, as a JSON merge patch (RFC 7396): what is absent stays as it is, null takes it away.
 *
 * @param position seconds on the book's timeline, to the millisecond; cannot be taken away
 * @param end seconds on the book's timeline, after the position; null makes a moment of a clip
 * @param title one line, at most 200 characters
 * @param note at most 5,000 characters
 */
record ChangeBookmark(
        JsonNullable<@DecimalMin("0") @DecimalMax(MarkRequests.LONGEST_BOOK) Double> position,
        JsonNullable<@DecimalMin("0") @DecimalMax(MarkRequests.LONGEST_BOOK) Double> end,
        JsonNullable<@Size(max = Mark.LONGEST_TITLE) String> title,
        JsonNullable<@Size(max = Mark.LONGEST_NOTE) String> note) {

    /**
     * The mark after the change.
     *
     * @throws ProblemException {@code validation-failed} without a position, when the end is not after it, and for texts that cannot be
     *     kept
     */
    Mark on(Mark mark) {
        var from = said(position, MarkRequests.seconds(mark.position()));
        if (from == null) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "One value is not possible.",
                    List.of(InvalidValue.field("#/position", "must not be taken away")));
        }
        var before = mark.end();
        return MarkRequests.mark(
                from,
                said(end, before == null ? null : MarkRequests.seconds(before)),
                title.isPresent() ? MarkRequests.title(title.get()) : mark.title(),
                note.isPresent() ? MarkRequests.note(note.get()) : mark.note(),
                end.isPresent() ? MarkRequests.END_TOO_EARLY : MarkRequests.POSITION_TOO_LATE);
    }

    private static <T> @Nullable T said(JsonNullable<T> wanted, @Nullable T before) {
        return wanted.isPresent() ? wanted.get() : before;
    }
}
