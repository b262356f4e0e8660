package dev.nexus.playback.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Arithmetic of spans of time. */
public final class Timeline {

    /** From one moment to a later one. */
    public record Interval(Instant from, Instant to) {}

    private Timeline() {}

    /** The same time, none of it twice, in order. */
    public static List<Interval> union(Collection<Interval> intervals) {
        var united = new ArrayList<Interval>();
        for (var next :
                intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
            var last = united.isEmpty() ? null : united.getLast();
            if (last == null || next.from().isAfter(last.to())) {
                united.add(next);
            } else if (next.to().isAfter(last.to())) {
                united.set(united.size() - 1, new Interval(last.from(), next.to()));
            }
        }
        return united;
    }

    /** How much of each day of a zone some disjoint intervals take; days without any are not there. */
    public static SortedMap<LocalDate, Duration> byDay(Collection<Interval> disjoint, ZoneId zone) {
        var days = new TreeMap<LocalDate, Duration>();
        for (var interval : disjoint) {
            var start = interval.from();
            while (start.isBefore(interval.to())) {
                var day = LocalDate.ofInstant(start, zone);
                var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
                var end = midnight.isBefore(interval.to()) ? midnight : interval.to();
                days.merge(day, Duration.between(start, end), Duration::plus);
                start = end;
            }
        }
        return days;
    }

    /** The part of some intervals that lies in a time. */
    static List<Interval> within(Collection<Interval> intervals, Instant from, Instant to) {
        return intervals.stream()
                .map(interval -> new Interval(
                        interval.from().isBefore(from) ? from : interval.from(),
                        interval.to().isAfter(to) ? to : interval.to()))
                .filter(interval -> interval.from().isBefore(interval.to()))
                .toList();
    }
}
