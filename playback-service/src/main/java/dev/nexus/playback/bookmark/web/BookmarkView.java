package dev.nexus.playback.bookmark.web;

import dev.nexus.playback.bookmark.Bookmark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bookmark of the caller's.
 *
 * @param position seconds on the book's timeline, to the millisecond
 * @param end of a clip, in seconds; null for a moment
 * @param title null when there is none
 * @param note null when there is none
 * @param version grows with every change; also the entity tag
 */
record BookmarkView(
        UUID id,
        UUID bookId,
        BigDecimal position,
        @Nullable BigDecimal end,
        @Nullable String title,
        @Nullable String note,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static BookmarkView of(Bookmark bookmark) {
        var mark = bookmark.mark();
        var end = mark.end();
        return new BookmarkView(
                bookmark.id().value(),
                bookmark.book().value(),
                mark.position().seconds(),
                end == null ? null : end.seconds(),
                mark.title(),
                mark.note(),
                bookmark.createdAt(),
                bookmark.changedAt(),
                bookmark.version());
    }
}
