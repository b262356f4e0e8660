package dev.nexus.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RetrySchedule schedule = new RetrySchedule(new Random(1));

    @Test
    void triesEverMoreSeldomForThreeDays() {
        var now = NOON;
        var attempts = 0;
        var pause = Duration.ZERO;
        var next = schedule.next(++attempts, null, NOON, now);
        while (next.isPresent()) {
            var waited = Duration.between(now, next.get());
            assertThat(waited).isGreaterThanOrEqualTo(pause.multipliedBy(10).dividedBy(11));
            pause = waited;
            now = next.get();
            next = schedule.next(++attempts, null, NOON, now);
        }

        assertThat(attempts).isBetween(14, 19);
        assertThat(now).isBetween(NOON.plus(Duration.ofHours(65)), NOON.plus(Duration.ofHours(72)));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        var asked = Duration.ofHours(1);

        assertThat(schedule.next(1, asked, NOON, NOON)).contains(NOON.plus(asked));
        assertThat(schedule.next(1, Duration.ofSeconds(1), NOON, NOON).orElseThrow())
                .isAfterOrEqualTo(NOON.plusSeconds(30));
        assertThat(schedule.next(1, Duration.ofDays(3), NOON, NOON)).isEmpty();
    }
}
