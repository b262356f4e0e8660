package dev.nexus.playback.progress.rule;

import static dev.nexus.playback.progress.rule.Listening.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Promise 9: no wrong clock wins for ever. */
class ClockSkewTests {

    private static final long YEAR = 366L * 24 * 60 * 60 * 1_000;

    @Property(tries = 500)
    void findsTheTimeOfAnActOnAnySteadyClock(
            @ForAll @LongRange(min = -YEAR, max = YEAR) long wrongBy,
            @ForAll @IntRange(max = 1_000_000) int agoMillis,
            @ForAll @IntRange(max = 900) int travelMillis) {
        var sent = NOON;
        var received = sent.plusMillis(travelMillis);
        var happened = sent.minusMillis(agoMillis);

        var effective = ClockSkew.between(sent.plusMillis(wrongBy), received)
                .correct(happened.plusMillis(wrongBy), received)
                .value();

        // Within 5 s a clock counts as right; beyond, only the travel time is left of the error.
        assertThat(Duration.between(happened, effective).abs()).isLessThan(Duration.ofSeconds(6));
        assertThat(effective).isBeforeOrEqualTo(received);
    }

    @Property(tries = 500)
    void neverSwapsOneDevicesActs(
            @ForAll @LongRange(min = -YEAR, max = YEAR) long wrongBy,
            @ForAll @IntRange(max = 1_000_000) int firstAgo,
            @ForAll @IntRange(max = 1_000_000) int secondAgo) {
        var skew = ClockSkew.between(NOON.plusMillis(wrongBy), NOON);

        var first = skew.correct(NOON.minusMillis(firstAgo).plusMillis(wrongBy), NOON);
        var second = skew.correct(NOON.minusMillis(secondAgo).plusMillis(wrongBy), NOON);

        // The receipt may make a tie of two times, but never swaps them.
        assertThat(Integer.signum(first.compareTo(second)) * Integer.compare(secondAgo, firstAgo))
                .isNotNegative();
    }

    @Example
    void isNoneWhenTheNetworkExplainsIt() {
        var received = NOON.plusMillis(4_999);

        var effective = ClockSkew.between(NOON, received).correct(NOON.minusSeconds(60), received);

        assertThat(effective.value()).isEqualTo(NOON.minusSeconds(60));
    }

    @Example
    void correctsFromFiveSecondsOn() {
        var received = NOON.plusSeconds(5);

        var effective = ClockSkew.between(NOON, received).correct(NOON.minusSeconds(60), received);

        assertThat(effective.value()).isEqualTo(NOON.minusSeconds(55));
    }

    @Example
    void neverCorrectsToLaterThanTheReceipt() {
        var aYearAhead = NOON.plus(Duration.ofDays(365));

        var effective = ClockSkew.between(NOON, NOON).correct(aYearAhead, NOON);

        assertThat(effective.value()).isEqualTo(NOON);
    }

    @Example
    void keepsWithinWhatADatabaseKnows() {
        var skew = ClockSkew.between(Instant.parse("9999-12-30T00:00:00Z"), NOON);

        var effective = skew.correct(Instant.parse("1900-01-01T00:00:00Z"), NOON);

        assertThat(effective.value()).isEqualTo(Instant.EPOCH);
    }
}
