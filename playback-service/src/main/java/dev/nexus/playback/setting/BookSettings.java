package dev.nexus.playback.setting;

import dev.nexus.playback.book.BookId;

/**
 * How somebody wants to hear a book.
 *
 * @param own what is said of this book
 * @param defaults what is said of all books
 */
public record BookSettings(BookId book, StoredSettings own, StoredSettings defaults) {

    /** What holds for this book. */
    public PlaybackSettings effective() {
        return own.settings().over(defaults.settings());
    }
}
