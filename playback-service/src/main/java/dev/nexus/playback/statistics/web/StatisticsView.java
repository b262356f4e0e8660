package dev.nexus.playback.statistics.web;

import dev.nexus.playback.statistics.Statistics;
import dev.nexus.playback.statistics.Statistics.HeardBook;
import dev.nexus.playback.statistics.Statistics.HeardPerson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the caller heard in some days. All times in seconds of the clock on the wall: at twice the speed an hour of a book is half
 * an hour, and an hour with two devices is an hour.
 *
 * @param from the first day
 * @param to the last day, inclusive
 * @param zone whose days these are
 * @param total time in which at least one book was heard
 * @param days those on which anything was heard, in order
 * @param finished how many books were finished
 * @param books the most heard first
 * @param authors the most heard first
 * @param narrators the most heard first
 */
record StatisticsView(
        LocalDate from,
        LocalDate to,
        String zone,
        BigDecimal total,
        List<DayView> days,
        StreakView streak,
        int finished,
        List<BookTimeView> books,
        List<PersonTimeView> authors,
        List<PersonTimeView> narrators) {

    /** One day. */
    record DayView(LocalDate date, BigDecimal seconds, List<BookTimeView> books) {}

    /**
     * Days in a row.
     *
     * @param current up to today, or to yesterday as long as nothing was heard today
     * @param longest within the days asked for
     */
    record StreakView(int current, int longest) {}

    /**
     * How long a book was heard.
     *
     * @param title null when the book is not open to the caller any more
     */
    record BookTimeView(UUID bookId, @Nullable String title, BigDecimal seconds) {

        static BookTimeView of(HeardBook heard) {
            return new BookTimeView(heard.book().value(), heard.title(), inSeconds(heard.time()));
        }
    }

    /** How long an author or narrator was heard. */
    record PersonTimeView(UUID id, String name, BigDecimal seconds) {

        static PersonTimeView of(HeardPerson heard) {
            return new PersonTimeView(heard.person().id(), heard.person().name(), inSeconds(heard.time()));
        }
    }

    static StatisticsView of(Statistics statistics, int currentStreak) {
        var period = statistics.period();
        return new StatisticsView(
                period.from(),
                period.to(),
                period.zone().getId(),
                inSeconds(statistics.total()),
                statistics.days().stream().map(StatisticsView::day).toList(),
                new StreakView(currentStreak, statistics.longestStreak()),
                statistics.finished(),
                statistics.books().stream().map(BookTimeView::of).toList(),
                statistics.authors().stream().map(PersonTimeView::of).toList(),
                statistics.narrators().stream().map(PersonTimeView::of).toList());
    }

    private static DayView day(Statistics.Day day) {
        return new DayView(
                day.date(),
                inSeconds(day.total()),
                day.books().stream().map(BookTimeView::of).toList());
    }

    static BigDecimal inSeconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }
}
