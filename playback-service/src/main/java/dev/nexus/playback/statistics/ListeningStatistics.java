package dev.nexus.playback.statistics;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.nexus.playback.book.BookCatalogue;
import dev.nexus.playback.book.BookCredits;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Person;
import dev.nexus.playback.listening.ListeningReading;
import dev.nexus.playback.progress.ProgressReading;
import dev.nexus.playback.statistics.Statistics.Day;
import dev.nexus.playback.statistics.Statistics.HeardBook;
import dev.nexus.playback.statistics.Statistics.HeardPerson;
import dev.nexus.playback.statistics.Timeline.Interval;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Counts what somebody heard. Three statements, however many days and books. */
@Component
public class ListeningStatistics {

    private static final int STREAK_WINDOW_DAYS = 100;

    private final ListeningReading reading;
    private final ProgressReading progress;
    private final BookCatalogue catalogue;
    private final Clock clock;

    ListeningStatistics(ListeningReading reading, ProgressReading progress, BookCatalogue catalogue, Clock clock) {
        this.reading = reading;
        this.progress = progress;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public Statistics of(ListenerId listener, Period period) {
        var spans = spans(listener, period);
        var days = Timeline.byDay(united(spans.values()), period.zone());
        var perBook = new HashMap<BookId, SortedMap<LocalDate, Duration>>();
        spans.forEach((book, intervals) -> perBook.put(book, Timeline.byDay(intervals, period.zone())));
        var credits = catalogue.credits(listener, spans.keySet());
        var times = new HashMap<BookId, Duration>();
        perBook.forEach((book, byDay) -> times.put(book, sum(byDay.values())));
        return new Statistics(
                period,
                sum(days.values()),
                days.entrySet().stream()
                        .map(day -> new Day(day.getKey(), day.getValue(), booksOn(day.getKey(), perBook, credits)))
                        .toList(),
                longestStreak(days.keySet()),
                progress.finishedBooks(listener, period.start(), period.end()),
                books(times, credits),
                people(times, credits, BookCredits::authors),
                people(times, credits, BookCredits::narrators));
    }

    /** How many days in a row somebody has listened up to now; today counts as soon as anything was heard. */
    public int currentStreak(ListenerId listener, ZoneId zone) {
        var day = LocalDate.ofInstant(clock.instant(), zone);
        var streak = 0;
        var first = true;
        while (true) {
            var oldest = day.minusDays(STREAK_WINDOW_DAYS - 1L);
            var heard = Timeline.byDay(
                            united(spans(listener, new Period(oldest, day, zone))
                                    .values()),
                            zone)
                    .keySet();
            if (first && !heard.contains(day)) {
                day = day.minusDays(1);
            }
            first = false;
            while (heard.contains(day)) {
                streak++;
                day = day.minusDays(1);
            }
            if (!day.isBefore(oldest)) {
                return streak;
            }
        }
    }

    private Map<BookId, List<Interval>> spans(ListenerId listener, Period period) {
        return reading.spans(listener, period.start(), period.end()).stream()
                .collect(groupingBy(
                        span -> span.book(),
                        mapping(
                                span -> new Interval(span.from(), span.to()),
                                collectingAndThen(
                                        toList(),
                                        intervals -> Timeline.within(intervals, period.start(), period.end())))));
    }

    private static List<Interval> united(Collection<List<Interval>> intervals) {
        return Timeline.union(intervals.stream().flatMap(List::stream).toList());
    }

    private static List<HeardBook> booksOn(
            LocalDate day, Map<BookId, SortedMap<LocalDate, Duration>> perBook, Map<BookId, BookCredits> credits) {
        var times = new HashMap<BookId, Duration>();
        perBook.forEach((book, byDay) -> {
            var time = byDay.get(day);
            if (time != null) {
                times.put(book, time);
            }
        });
        return books(times, credits);
    }

    private static List<HeardBook> books(Map<BookId, Duration> times, Map<BookId, BookCredits> credits) {
        return times.entrySet().stream()
                .map(heard -> {
                    var known = credits.get(heard.getKey());
                    return new HeardBook(heard.getKey(), known == null ? null : known.title(), heard.getValue());
                })
                .sorted(Comparator.comparing(HeardBook::time).reversed().thenComparing(heard -> heard.book()
                        .toString()))
                .toList();
    }

    private static List<HeardPerson> people(
            Map<BookId, Duration> times, Map<BookId, BookCredits> credits, Function<BookCredits, List<Person>> role) {
        var heard = new HashMap<Person, Duration>();
        times.forEach((book, time) -> {
            var known = credits.get(book);
            if (known != null) {
                Set.copyOf(role.apply(known)).forEach(person -> heard.merge(person, time, Duration::plus));
            }
        });
        return heard.entrySet().stream()
                .map(entry -> new HeardPerson(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(HeardPerson::time).reversed().thenComparing(one -> one.person()
                        .name()))
                .toList();
    }

    static int longestStreak(Collection<LocalDate> days) {
        var streaks = new TreeMap<LocalDate, Integer>();
        for (var day : days) {
            streaks.put(day, streaks.getOrDefault(day.minusDays(1), 0) + 1);
        }
        return streaks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static Duration sum(Collection<Duration> times) {
        return times.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
