package dev.nexus.playback.progress;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.LibraryId;
import dev.nexus.playback.book.ListenerId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Facts about listeners and their books. */
public sealed interface ProgressEvent {

    /**
     * A listener finished a book, for good.
     *
     * @param report the report that said so
     * @param length the book's, as known at that moment
     * @param finishedAt effective time
     */
    record BookFinished(
            ListenerId listener, BookId book, LibraryId library, UUID report, Duration length, Instant finishedAt)
            implements ProgressEvent {}
}
