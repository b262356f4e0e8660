package dev.nexus.playback.bookmark;

import dev.nexus.playback.book.BookId;
import java.time.Instant;

/**
 * A mark as it is kept.
 *
 * @param version grows by one with every change
 */
public record Bookmark(BookmarkId id, BookId book, Mark mark, Instant createdAt, Instant changedAt, long version) {}
