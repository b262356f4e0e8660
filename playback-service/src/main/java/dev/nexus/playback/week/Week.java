package dev.nexus.playback.week;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A week of a time zone, from the midnight before its Monday to the one after its Sunday (ISO 8601).
 *
 * @param monday its first day
 * @param zone whose midnights
 */
public record Week(LocalDate monday, ZoneId zone) {

    private static final int DAYS = 7;

    public Week {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("a week begins on a Monday, not on %s".formatted(monday));
        }
    }

    /**
     * The last week that is over in a zone.
     *
     * @param grace how long it must have been over; empty when it has not, the week before is not asked for then
     */
    static Optional<Week> lastOver(ZoneId zone, Instant now, Duration grace) {
        var thisMonday = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = new Week(thisMonday.minusDays(DAYS), zone);
        return Optional.of(last).filter(week -> !now.isBefore(week.end().plus(grace)));
    }

    public LocalDate sunday() {
        return monday.plusDays(DAYS - 1L);
    }

    Instant start() {
        return monday.atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    Instant end() {
        return monday.plusDays(DAYS).atStartOfDay(zone).toInstant();
    }

    LocalDate firstUtcDay() {
        return LocalDate.ofInstant(start(), ZoneOffset.UTC);
    }

    LocalDate lastUtcDay() {
        return LocalDate.ofInstant(end().minusMillis(1), ZoneOffset.UTC);
    }
}
