package dev.nexus.playback.week;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.nexus.playback.listening.BookSpan;
import dev.nexus.playback.statistics.Timeline;
import dev.nexus.playback.statistics.Timeline.Interval;
import dev.nexus.playback.week.WeekSummary.HeardBook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reckons what somebody heard in a week as the statistics do: an hour of two books at once is an hour. */
final class WeekReckoning {

    private WeekReckoning() {}

    /**
     * Sums a week up.
     *
     * @param spans what was heard, none of it outside of the week
     * @return empty when it was less than a millisecond
     */
    static Optional<WeekSummary> of(DueWeeks.Due due, Collection<BookSpan> spans, int finished, Instant now) {
        var week = due.week();
        var days = Timeline.byDay(
                Timeline.union(spans.stream().map(WeekReckoning::interval).toList()), week.zone());
        var time = millis(days.values());
        if (!time.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(new WeekSummary(due.listener(), week, time, days.size(), finished, books(spans), now));
    }

    private static List<HeardBook> books(Collection<BookSpan> spans) {
        var byBook = spans.stream().collect(groupingBy(BookSpan::book, mapping(WeekReckoning::interval, toList())));
        return byBook.entrySet().stream()
                .map(book -> new HeardBook(
                        book.getKey(),
                        millis(Timeline.union(book.getValue()).stream()
                                .map(span -> Duration.between(span.from(), span.to()))
                                .toList())))
                .filter(book -> book.time().isPositive())
                .sorted(Comparator.comparing(HeardBook::time).reversed().thenComparing(heard -> heard.book()
                        .toString()))
                .limit(WeekSummary.MOST_BOOKS)
                .toList();
    }

    private static Interval interval(BookSpan span) {
        return new Interval(span.from(), span.to());
    }

    private static Duration millis(Collection<Duration> times) {
        return times.stream().reduce(Duration.ZERO, Duration::plus).truncatedTo(ChronoUnit.MILLIS);
    }
}
