package dev.nexus.playback.book;

import java.time.Duration;

/**
 * What playback needs to know of a book.
 *
 * @param length over all files, an estimate of the files' makers; millisecond precision
 */
public record Book(BookId id, LibraryId library, Duration length) {

    public Book {
        if (length.isNegative()) {
            throw new IllegalArgumentException("length %s of book %s is negative".formatted(length, id));
        }
    }
}
