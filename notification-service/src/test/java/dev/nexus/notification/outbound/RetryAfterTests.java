package dev.nexus.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "120, PT2M",
        "' 120 ', PT2M",
        "000120, PT2M",
        "86400, PT24H",
        "86401, PT24H",
        "99999999999999999999999, PT24H",
        "'Sun, 01 Mar 2026 12:05:00 GMT', PT5M",
        "'Sunday, 01-Mar-26 12:05:00 GMT', PT5M",
        "'Fri, 01 Mar 2199 12:05:00 GMT', PT24H",
        "'Sun, 01 Mar 2026 11:00:00 GMT', PT0S"
    })
    void isSecondsOrADate(String header, Duration asked) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(asked);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-1", "1.5", "soon", "0x10", "Sun, 99 Mar 2026 12:05:00 GMT", "2026-03-01T12:05:00Z"})
    void isNothingOtherwise(@Nullable String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }
}
