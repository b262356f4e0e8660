package dev.nexus.playback.progress.rule;

import static dev.nexus.playback.progress.rule.Listening.NOON;
import static dev.nexus.playback.progress.rule.Listening.report;
import static dev.nexus.playback.progress.rule.Listening.seek;
import static dev.nexus.playback.progress.rule.Listening.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTests {

    @ParameterizedTest
    @ValueSource(doubles = {-5, -0.0001, 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, 36_000_001})
    void refusesAnImpossiblePosition(double seconds) {
        assertThatIllegalArgumentException().isThrownBy(() -> Position.ofSeconds(seconds));
    }

    @Test
    void keepsPositionsToTheMillisecond() {
        assertThat(Position.ofSeconds(12_345.678).seconds()).isEqualTo("12345.678");
    }

    @Test
    void showsPositionsInAsFewDigitsAsTheyNeed() {
        assertThat(Position.ofSeconds(61.5).seconds()).hasToString("61.5");
        assertThat(Position.ofSeconds(60).seconds()).hasToString("60");
        assertThat(Position.START.seconds()).hasToString("0");
    }

    @Test
    void refusesASpanThatRunsBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> span(20, 10))
                .withMessage("the span from 20 s to 10 s runs backwards");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.249, 5.001, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARateThatNoPlayerHas(double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(rate));
    }

    @ParameterizedTest
    @EnumSource(names = {"HEARTBEAT", "PAUSE"})
    void needsASpanToTellWhetherADeviceWasIdle(ReportKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(1, kind, 10.0, null, NOON))
                .withMessage("a %s needs listenedFrom and listenedTo", kind.wireName());
    }

    @Test
    void needsAPositionToSeek() {
        assertThatIllegalArgumentException().isThrownBy(() -> report(1, ReportKind.SEEK, null, null, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void refusesAClockOfNoCalendar(Instant at) {
        assertThatIllegalArgumentException().isThrownBy(() -> seek(1, 0, at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void refusesADeviceWithoutAProperName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceId(name));
    }
}
