package dev.nexus.playback.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.playback.statistics.Timeline.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimelineTests {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(tries = 300)
    void countsEachSecondOnceInWhateverOrder(
            @ForAll("intervals") List<Interval> intervals, @ForAll("dice") Random dice) {
        var seconds = new boolean[2_000];
        for (var interval : intervals) {
            for (var at = interval.from(); at.isBefore(interval.to()); at = at.plusSeconds(1)) {
                seconds[(int) Duration.between(NEW_YEAR, at).toSeconds()] = true;
            }
        }
        var heard = 0;
        for (var second : seconds) {
            heard += second ? 1 : 0;
        }
        var disturbed = new ArrayList<>(intervals);
        disturbed.addAll(intervals);
        Collections.shuffle(disturbed, dice);

        var united = Timeline.union(disturbed);

        assertThat(length(united)).isEqualTo(Duration.ofSeconds(heard));
        assertThat(united).isEqualTo(Timeline.union(intervals));
    }

    @Property(tries = 300)
    void losesNothingWhenDaysAreCut(@ForAll("intervals") List<Interval> intervals, @ForAll("zones") ZoneId zone) {
        var united = Timeline.union(intervals);

        var days = Timeline.byDay(united, zone);

        assertThat(days.values().stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(length(united));
    }

    @Example
    void cutsAtTheMidnightsOfTheZone() {
        var around =
                List.of(new Interval(Instant.parse("2026-03-01T22:30:00Z"), Instant.parse("2026-03-01T23:30:00Z")));

        assertThat(Timeline.byDay(around, BERLIN))
                .containsEntry(LocalDate.of(2026, 3, 1), Duration.ofMinutes(30))
                .containsEntry(LocalDate.of(2026, 3, 2), Duration.ofMinutes(30));
        assertThat(Timeline.byDay(around, ZoneOffset.UTC)).containsOnlyKeys(LocalDate.of(2026, 3, 1));
    }

    @Example
    void knowsDaysThatAreShorterAndLonger() {
        var march = List.of(new Interval(
                LocalDate.of(2026, 3, 29).atStartOfDay(BERLIN).toInstant(),
                LocalDate.of(2026, 3, 30).atStartOfDay(BERLIN).toInstant()));
        var october = List.of(new Interval(
                LocalDate.of(2026, 10, 25).atStartOfDay(BERLIN).toInstant(),
                LocalDate.of(2026, 10, 26).atStartOfDay(BERLIN).toInstant()));

        assertThat(Timeline.byDay(march, BERLIN).values()).containsExactly(Duration.ofHours(23));
        assertThat(Timeline.byDay(october, BERLIN).values()).containsExactly(Duration.ofHours(25));
    }

    @Example
    void countsDaysInARow() {
        var days = List.of(
                LocalDate.of(2026, 2, 27),
                LocalDate.of(2026, 2, 28),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 3));

        assertThat(ListeningStatistics.longestStreak(days)).isEqualTo(3);
        assertThat(ListeningStatistics.longestStreak(List.of())).isZero();
    }

    @Provide
    Arbitrary<List<Interval>> intervals() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_500),
                        Arbitraries.integers().between(1, 400))
                .as((start, length) -> new Interval(NEW_YEAR.plusSeconds(start), NEW_YEAR.plusSeconds(start + length)))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Random> dice() {
        return Arbitraries.longs().map(Random::new);
    }

    private static Duration length(List<Interval> intervals) {
        return intervals.stream()
                .map(interval -> Duration.between(interval.from(), interval.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
