package dev.nexus.playback.bookmark;

import java.time.Instant;

/**
 * A bookmark that was made elsewhere.
 *
 * @param id the same each time that it is taken over
 */
public record ForeignMark(BookmarkId id, Mark mark, Instant createdAt) {}
