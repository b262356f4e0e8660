package dev.nexus.playback.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTests {

    private static final Duration GRACE = Duration.ofHours(6);

    @ParameterizedTest
    @CsvSource({
        // Monday, 9 March 2026; the clocks of Vienna go forward on 29 March
        "2026-03-09T05:59:59.999Z, UTC,                ",
        "2026-03-09T06:00:00Z,     UTC,                2026-03-02",
        "2026-03-15T23:59:59Z,     UTC,                2026-03-02",
        "2026-03-16T00:00:00Z,     UTC,                ",
        "2026-03-09T05:00:00Z,     Europe/Vienna,      2026-03-02",
        "2026-03-30T03:59:59Z,     Europe/Vienna,      ",
        "2026-03-30T04:00:00Z,     Europe/Vienna,      2026-03-23",
        "2026-03-08T16:00:00Z,     Pacific/Kiritimati, 2026-03-02",
        "2026-03-09T16:59:59Z,     Pacific/Pago_Pago,  ",
        "2026-03-09T17:00:00Z,     Pacific/Pago_Pago,  2026-03-02",
    })
    void isOverSixHoursAfterTheMidnightOfItsZone(Instant now, ZoneId zone, LocalDate monday) {
        assertThat(Week.lastOver(zone, now, GRACE).map(Week::monday).orElse(null))
                .isEqualTo(monday);
    }

    @Test
    void knowsTheUtcDaysThatItTouches() {
        var week = new Week(LocalDate.parse("2026-03-02"), ZoneId.of("Europe/Vienna"));

        assertThat(week.sunday()).isEqualTo("2026-03-08");
        assertThat(week.firstUtcDay()).isEqualTo("2026-03-01");
        assertThat(week.lastUtcDay()).isEqualTo("2026-03-08");
        assertThat(new Week(LocalDate.parse("2026-03-02"), ZoneOffset.UTC).firstUtcDay())
                .isEqualTo("2026-03-02");
    }

    @Test
    void beginsOnAMonday() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Week(LocalDate.parse("2026-03-03"), ZoneOffset.UTC))
                .withMessageContaining("2026-03-03");
    }
}
