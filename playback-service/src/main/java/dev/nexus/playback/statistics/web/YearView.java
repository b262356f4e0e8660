package dev.nexus.playback.statistics.web;

import static dev.nexus.playback.statistics.web.StatisticsView.inSeconds;

import dev.nexus.playback.statistics.Statistics;
import dev.nexus.playback.statistics.web.StatisticsView.BookTimeView;
import dev.nexus.playback.statistics.web.StatisticsView.PersonTimeView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A year, looked back on. Times in seconds.
 *
 * @param daysListened on how many days anything was heard
 * @param longestDay the day on which most was heard; null when nothing was heard
 * @param longestStreak how many days in a row
 * @param finished how many books were finished
 * @param months all twelve
 * @param books at most ten, the most heard first
 * @param authors at most ten
 * @param narrators at most ten
 */
record YearView(
        int year,
        String zone,
        BigDecimal total,
        int daysListened,
        @Nullable DayTimeView longestDay,
        int longestStreak,
        int finished,
        List<MonthView> months,
        List<BookTimeView> books,
        List<PersonTimeView> authors,
        List<PersonTimeView> narrators) {

    private static final int TOP = 10;

    /** A day and how long was listened on it. */
    record DayTimeView(LocalDate date, BigDecimal seconds) {}

    /**
     * A month.
     *
     * @param month 1 to 12
     */
    record MonthView(int month, BigDecimal seconds) {}

    static YearView of(int year, Statistics statistics) {
        var longest = statistics.days().stream()
                .max(Comparator.comparing(Statistics.Day::total))
                .map(day -> new DayTimeView(day.date(), inSeconds(day.total())))
                .orElse(null);
        return new YearView(
                year,
                statistics.period().zone().getId(),
                inSeconds(statistics.total()),
                statistics.days().size(),
                longest,
                statistics.longestStreak(),
                statistics.finished(),
                Arrays.stream(Month.values())
                        .map(month -> new MonthView(month.getValue(), inSeconds(in(month, statistics))))
                        .toList(),
                statistics.books().stream().limit(TOP).map(BookTimeView::of).toList(),
                statistics.authors().stream().limit(TOP).map(PersonTimeView::of).toList(),
                statistics.narrators().stream()
                        .limit(TOP)
                        .map(PersonTimeView::of)
                        .toList());
    }

    private static Duration in(Month month, Statistics statistics) {
        return statistics.days().stream()
                .filter(day -> day.date().getMonth() == month)
                .map(Statistics.Day::total)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
