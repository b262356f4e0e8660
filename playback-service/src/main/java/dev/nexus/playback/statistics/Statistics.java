package dev.nexus.playback.statistics;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody heard in some days.
 *
 * @param total time in which at least one book was heard
 * @param days those on which anything was heard, in order
 * @param longestStreak how many days in a row, within the period
 * @param finished how many books were finished
 * @param books the most heard first
 * @param authors the most heard first; a book by two counts for both
 * @param narrators the most heard first
 */
public record Statistics(
        Period period,
        Duration total,
        List<Day> days,
        int longestStreak,
        int finished,
        List<HeardBook> books,
        List<HeardPerson> authors,
        List<HeardPerson> narrators) {

    /**
     * One day.
     *
     * @param total time in which at least one book was heard, so never more than the day has
     */
    public record Day(LocalDate date, Duration total, List<HeardBook> books) {}

    /**
     * A book and how long it was heard.
     *
     * @param title null when the book is not open to the listener any more
     */
    public record HeardBook(BookId book, @Nullable String title, Duration time) {}

    /** An author or narrator and how long they were heard. */
    public record HeardPerson(Person person, Duration time) {}
}
