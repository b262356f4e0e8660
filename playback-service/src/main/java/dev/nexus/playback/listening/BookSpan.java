package dev.nexus.playback.listening;

import dev.nexus.playback.book.BookId;
import java.time.Instant;

/** A stretch of time in which a book was listened to; those of one book do not overlap. */
public record BookSpan(BookId book, Instant from, Instant to) {}
