package dev.nexus.playback.listening;

import dev.nexus.playback.book.BookId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which somebody kept listening to one book.
 *
 * @param title null when the book is not open to the listener any more
 * @param listened without the breaks
 */
public record ListeningSession(BookId book, @Nullable String title, Instant from, Instant to, Duration listened) {}
