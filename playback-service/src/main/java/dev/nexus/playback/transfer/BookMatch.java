package dev.nexus.playback.transfer;

import dev.nexus.playback.book.BookId;
import java.time.Duration;

/** Which book of the listener's libraries another server's book is. */
sealed interface BookMatch {

    record Found(BookId book) implements BookMatch {}

    /** Title and authors are those of a book here, but it takes another time: positions in one mean nothing in the other. */
    record AnotherRecording(BookId book, Duration length) implements BookMatch {}

    record NotHere() implements BookMatch {}
}
