package dev.nexus.playback.rpc;

import dev.nexus.contracts.rpc.playback.BookTime;
import dev.nexus.contracts.rpc.playback.Day;
import dev.nexus.contracts.rpc.playback.Days;
import dev.nexus.contracts.rpc.playback.StatisticsAnswer;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcParts;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.statistics.ListeningStatistics;
import dev.nexus.playback.statistics.Period;
import dev.nexus.playback.statistics.Statistics;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was heard in some days. */
@Component
class StatisticsOfDays {

    private final ListeningStatistics statistics;
    private final Clock clock;

    StatisticsOfDays(ListeningStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    StatisticsAnswer of(ListenerId listener, Days asked) {
        return RpcParts.part(
                () -> StatisticsAnswer.newBuilder()
                        .setStatistics(count(listener, period(asked)))
                        .build(),
                problem -> StatisticsAnswer.newBuilder().setProblem(problem).build());
    }

    private dev.nexus.contracts.rpc.playback.Statistics count(ListenerId listener, Period period) {
        var counted = statistics.of(listener, period);
        return dev.nexus.contracts.rpc.playback.Statistics.newBuilder()
                .setFrom(period.from().toString())
                .setTo(period.to().toString())
                .setZone(period.zone().getId())
                .setTotalMs(counted.total().toMillis())
                .addAllDays(counted.days().stream().map(StatisticsOfDays::day).toList())
                .setCurrentStreak(statistics.currentStreak(listener, period.zone()))
                .setLongestStreak(counted.longestStreak())
                .setFinished(counted.finished())
                .addAllBooks(books(counted.books()))
                .build();
    }

    private Period period(Days asked) {
        return Period.asked(
                asked.hasFrom() ? date("from", asked.getFrom()) : null,
                asked.hasTo() ? date("to", asked.getTo()) : null,
                asked.hasZone() ? asked.getZone() : "UTC",
                clock.instant());
    }

    private static @Nullable LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new ProblemException(CommonProblem.INVALID_PARAMETER, name + " is no date, such as 2026-01-31");
        }
    }

    private static Day day(Statistics.Day day) {
        return Day.newBuilder()
                .setDate(day.date().toString())
                .setHeardMs(day.total().toMillis())
                .addAllBooks(books(day.books()))
                .build();
    }

    private static List<BookTime> books(List<Statistics.HeardBook> books) {
        return books.stream()
                .map(heard -> BookTime.newBuilder()
                        .setBookId(heard.book().toString())
                        .setHeardMs(heard.time().toMillis())
                        .build())
                .toList();
    }
}
