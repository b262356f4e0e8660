package dev.nexus.playback.book;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * What playback needs to know of a book to judge reports.
 *
 * @param length over all files, an estimate of the files' makers; millisecond precision
 * @param chapterStarts on the book's timeline, in order; empty when they are not known
 */
public record Book(BookId id, LibraryId library, Duration length, List<Duration> chapterStarts) {

    public Book {
        if (length.isNegative()) {
            throw new IllegalArgumentException("length %s of book %s is negative".formatted(length, id));
        }
        chapterStarts = List.copyOf(chapterStarts);
    }

    /** The number of the chapter that a point of the timeline is in, from 0; -1 before the first one. */
    public int chapterAt(Duration position) {
        var found = Collections.binarySearch(chapterStarts, position);
        return found >= 0 ? found : -found - 2;
    }
}
