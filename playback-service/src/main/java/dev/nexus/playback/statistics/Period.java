package dev.nexus.playback.statistics;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Days of a time zone, which has its own midnights and days of 23 and 25 hours.
 *
 * @param from the first day
 * @param to the last day, inclusive
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    private static final int USUAL_DAYS = 30;
    private static final int LONGEST_DAYS = 366;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9998, 12, 31);

    public Period {
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw invalid("from and to are not from %s to %s".formatted(EARLIEST, LATEST));
        }
        if (from.isAfter(to)) {
            throw invalid("from, %s, is after to, %s".formatted(from, to));
        }
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
            throw invalid("from %s to %s are more than %d days".formatted(from, to, LONGEST_DAYS));
        }
    }

    /**
     * The days that somebody asks for.
     *
     * @param from null for {@value #USUAL_DAYS} days up to the last
     * @param to null for today
     * @param zone a name such as {@code Europe/Berlin}, or an offset
     * @param now says which day is today
     */
    public static Period asked(@Nullable LocalDate from, @Nullable LocalDate to, String zone, Instant now) {
        var days = zone(zone);
        var last = to == null ? LocalDate.ofInstant(now, days) : to;
        return new Period(from == null ? last.minusDays(USUAL_DAYS - 1L) : from, last, days);
    }

    /** A time zone by its name. */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw invalid("zone is no time zone, such as Europe/Berlin or +02:00");
        }
    }

    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(CommonProblem.INVALID_PARAMETER, detail);
    }
}
