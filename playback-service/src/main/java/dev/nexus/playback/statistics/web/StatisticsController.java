package dev.nexus.playback.statistics.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.statistics.ListeningStatistics;
import dev.nexus.playback.statistics.Period;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller heard. */
@RestController
@RequestMapping("/api/v1/me/statistics")
class StatisticsController {

    private final ListeningStatistics statistics;
    private final Clock clock;

    StatisticsController(ListeningStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * Counts what the caller heard from one day to another (both included; the last 30 days unless said otherwise, 366 at the
     * most), by the days of a time zone ({@code Europe/Berlin}, UTC unless said otherwise).
     */
    @GetMapping
    StatisticsView count(
            CurrentUser user,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "UTC") String zone) {
        var period = Period.asked(from, to, zone, clock.instant());
        var listener = new ListenerId(user.accountId());
        return StatisticsView.of(statistics.of(listener, period), statistics.currentStreak(listener, period.zone()));
    }

    /** Looks back on a year. */
    @GetMapping("/years/{year}")
    YearView year(CurrentUser user, @PathVariable int year, @RequestParam(defaultValue = "UTC") String zone) {
        if (year < 1970 || year > 9998) {
            throw new ProblemException(CommonProblem.INVALID_PARAMETER, "year is not from 1970 to 9998");
        }
        var period = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Period.zone(zone));
        return YearView.of(year, statistics.of(new ListenerId(user.accountId()), period));
    }
}
