package dev.nexus.playback.transfer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a server knows of one person's listening, in an open format that any server may write and read: docs/listening-export.md and
 * its JSON Schema say what it means. Times are RFC 3339 in UTC, positions and lengths seconds with up to three digits.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format; a reader refuses those that it does not know
 */
public record ListeningDocument(String format, int version, Instant exportedAt, List<BookEntry> books) {

    public static final String FORMAT = "nexus-listening";
    public static final int VERSION = 1;

    public ListeningDocument {
        books = List.copyOf(books);
    }

    /**
     * One book.
     *
     * @param id which book it is on the server that wrote this
     * @param length of the recording
     * @param place null when nothing but bookmarks and listening is known
     * @param finishedAt each time that the book was finished
     */
    public record BookEntry(
            UUID id,
            String title,
            List<String> authors,
            @Nullable BigDecimal length,
            @Nullable PlaceEntry place,
            List<Instant> finishedAt,
            List<BookmarkEntry> bookmarks,
            List<HeardEntry> listened) {

        public BookEntry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            authors = List.copyOf(authors);
            finishedAt = List.copyOf(finishedAt);
            bookmarks = List.copyOf(bookmarks);
            listened = List.copyOf(listened);
        }
    }

    /**
     * Where the listener is.
     *
     * @param position null when the last that was done is a finish or a beginning anew
     * @param at when the position was taken; null where there is none
     * @param begunAnewAt null when never
     * @param hidden whether it was taken off the books to continue
     */
    public record PlaceEntry(
            @Nullable BigDecimal position,
            @Nullable Instant at,
            @Nullable Instant begunAnewAt,
            boolean hidden) {}

    /** A bookmark; a clip when it has an end. */
    public record BookmarkEntry(
            UUID id,
            BigDecimal position,
            @Nullable BigDecimal end,
            @Nullable String title,
            @Nullable String note,
            Instant createdAt) {

        public BookmarkEntry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(createdAt, "createdAt");
        }
    }

    /** A stretch of time in which the listener listened. */
    public record HeardEntry(Instant from, Instant to) {

        public HeardEntry {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }
}
