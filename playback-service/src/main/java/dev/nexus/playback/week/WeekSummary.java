package dev.nexus.playback.week;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What somebody heard in a week.
 *
 * @param time in which at least one book was heard, whole milliseconds, more than 0
 * @param days on how many days of the week's zone
 * @param finished how many books were finished
 * @param books the most heard first, no more than {@value #MOST_BOOKS}
 * @param at when it was reckoned
 */
public record WeekSummary(
        ListenerId listener, Week week, Duration time, int days, int finished, List<HeardBook> books, Instant at) {

    /** Events stay small; who heard more books than these knows them from the statistics. */
    static final int MOST_BOOKS = 50;

    public WeekSummary {
        books = List.copyOf(books);
    }

    /** A book and how long it was heard, whole milliseconds, more than 0. */
    public record HeardBook(BookId book, Duration time) {}
}
