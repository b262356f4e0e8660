package dev.nexus.playback.bookmark.web;

import dev.nexus.playback.bookmark.Mark;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Marks a moment, or a clip.
 *
 * @param position seconds on the book's timeline, to the millisecond
 * @param end seconds on the book's timeline, after the position: makes a clip of it; null for a moment
 * @param title one line, at most 200 characters; null or empty for none
 * @param note at most 5,000 characters; null or empty for none
 */
record MakeBookmark(
        @NotNull @DecimalMin("0") @DecimalMax(MarkRequests.LONGEST_BOOK)
        Double position,

        @Nullable @DecimalMin("0") @DecimalMax(MarkRequests.LONGEST_BOOK)
        Double end,

        @Nullable @Size(max = Mark.LONGEST_TITLE) String title,

        @Nullable @Size(max = Mark.LONGEST_NOTE) String note) {

    Mark mark() {
        return MarkRequests.mark(
                position, end, MarkRequests.title(title), MarkRequests.note(note), MarkRequests.END_TOO_EARLY);
    }
}
