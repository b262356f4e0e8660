package dev.nexus.playback.statistics;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Days of a time zone, which has its own midnights and days of 23 and 25 hours.
 *
 * @param from the first day
 * @param to the last day, inclusive
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

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
