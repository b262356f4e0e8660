package dev.nexus.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RetrySchedule schedule = new RetrySchedule(new Random(1));

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT5M", "3,PT30M", "4,PT2H", "5,PT5H", "6,PT10H", "7,PT24H"})
    void waitsLongerEachTimeAndUpToATenthMore(int attempts, Duration pause) {
        for (var i = 0; i < 100; i++) {
            assertThat(schedule.next(attempts, null, NOW))
                    .hasValueSatisfying(next -> assertThat(Duration.between(NOW, next))
                            .isBetween(pause, pause.multipliedBy(11).dividedBy(10)));
        }
    }

    @Test
    void endsAfterTheLast() {
        assertThat(schedule.next(8, null, NOW)).isEmpty();
        assertThat(schedule.next(8, Duration.ofMinutes(1), NOW)).isEmpty();
    }

    @Test
    void obeysWhoAsksForMoreTimeAlone() {
        assertThat(schedule.next(1, Duration.ofHours(3), NOW)).contains(NOW.plus(Duration.ofHours(3)));
        assertThat(schedule.next(4, Duration.ofSeconds(1), NOW))
                .hasValueSatisfying(next -> assertThat(next).isAfterOrEqualTo(NOW.plus(Duration.ofHours(2))));
    }
}
