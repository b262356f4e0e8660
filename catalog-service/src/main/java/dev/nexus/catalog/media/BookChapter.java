package dev.nexus.catalog.media;

/** A chapter on the book's timeline. */
public record BookChapter(String title, long startMillis, long endMillis) {

    public BookChapter {
        if (title.isBlank()) {
            throw new IllegalArgumentException("A chapter of a book has a title");
        }
        if (startMillis < 0 || endMillis <= startMillis) {
            throw new IllegalArgumentException(
                    "A chapter must have a length and start at 0 or later: " + startMillis + " to " + endMillis);
        }
    }
}
