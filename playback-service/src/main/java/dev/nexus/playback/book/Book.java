package dev.nexus.playback.book;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * What playback needs to know of a book to judge what is said of it.
 *
 * @param length over all files, an estimate of the files' makers; millisecond precision
 * @param chapterStarts on the book's timeline, in order; empty when they are not known
 */
public record Book(BookId id, LibraryId library, Duration length, List<Duration> chapterStarts) {

    private static final Duration ESTIMATE = Duration.ofSeconds(5);
    private static final int ESTIMATE_DIVISOR = 100;

    public Book {
        if (length.isNegative()) {
            throw new IllegalArgumentException("length %s of book %s is negative".formatted(length, id));
        }
        chapterStarts = List.copyOf(chapterStarts);
    }

    /** Where it ends. */
    public Position end() {
        return point(length);
    }

    /** How far positions may lie: lengths are estimates, and 5 s or 1 %, whichever is more, are forgiven beyond the end. */
    public Position furthest() {
        var share = length.dividedBy(ESTIMATE_DIVISOR);
        return point(length.plus(share.compareTo(ESTIMATE) > 0 ? share : ESTIMATE));
    }

    /** The number of the chapter that a point of the timeline is in, from 0; -1 before the first one. */
    public int chapterAt(Duration position) {
        var found = Collections.binarySearch(chapterStarts, position);
        return found >= 0 ? found : -found - 2;
    }

    private static Position point(Duration time) {
        return new Position(Math.min(time.toMillis(), Position.LAST.millis()));
    }
}
