package dev.nexus.catalog.media;

/**
 * A chapter as its file has it.
 *
 * @param title may be blank: files often leave it out
 */
public record FileChapter(String title, long startMillis, long endMillis) {

    public FileChapter {
        if (startMillis < 0 || endMillis <= startMillis) {
            throw new IllegalArgumentException(
                    "A chapter must have a length and start at 0 or later: " + startMillis + " to " + endMillis);
        }
    }
}
