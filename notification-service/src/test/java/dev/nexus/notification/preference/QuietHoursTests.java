package dev.nexus.notification.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** By the clock on the wall, whatever it does. */
class QuietHoursTests {

    /** Among them half hours, hours that are changed at midnight, and a day that never was. */
    private static final List<ZoneId> ZONES = IntStream.range(0, 9)
            .mapToObj(List.of(
                    "UTC",
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Pacific/Apia",
                    "Asia/Kathmandu",
                    "America/Santiago",
                    "Africa/Cairo",
                    "Asia/Beirut")::get)
            .map(ZoneId::of)
            .toList();

    @Provide
    Arbitrary<QuietHours> hours() {
        var minutes = Arbitraries.integers().between(0, 24 * 60 - 1);
        return Combinators.combine(minutes, minutes)
                .filter((from, to) -> !from.equals(to))
                .as((from, to) -> new QuietHours(time(from), time(to), null));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    /** A third of them within a day of a change of clocks, anywhere. */
    @Provide
    Arbitrary<Instant> moments() {
        var any = Arbitraries.longs()
                .between(
                        Instant.parse("2008-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2035-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
        var near = Combinators.combine(any, zones(), Arbitraries.integers().between(-24 * 60, 24 * 60))
                .as((moment, zone, minutes) -> {
                    var change = zone.getRules().nextTransition(moment);
                    return (change == null ? moment : change.getInstant()).plus(Duration.ofMinutes(minutes));
                });
        return Arbitraries.oneOf(any, near, any);
    }

    @Property(tries = 2_000)
    void endAtTheFirstMomentThatIsNotQuiet(
            @ForAll("hours") QuietHours hours, @ForAll("zones") ZoneId zone, @ForAll("moments") Instant now) {
        var end = hours.endOf(now, zone);

        assertThat(hours.isQuiet(end, zone)).isFalse();
        assertThat(end).isAfterOrEqualTo(now).isBefore(now.plus(Duration.ofHours(49)));
        assertThat(end.equals(now)).isEqualTo(!hours.isQuiet(now, zone));
        for (var at = now; at.isBefore(end); at = at.plus(Duration.ofMinutes(7))) {
            assertThat(hours.isQuiet(at, zone)).as("%s is quiet", at).isTrue();
        }
        if (end.isAfter(now)) {
            assertThat(hours.isQuiet(end.minusMillis(1), zone)).isTrue();
        }
    }

    @Property(tries = 500)
    void areTheSameWhereverTheAccountIsWhenTheyHaveAZoneOfTheirOwn(
            @ForAll("hours") QuietHours hours,
            @ForAll("zones") ZoneId own,
            @ForAll("zones") ZoneId other,
            @ForAll("moments") Instant now) {
        var there = new QuietHours(hours.from(), hours.to(), own);

        assertThat(there.endOf(now, other)).isEqualTo(hours.endOf(now, own));
    }

    @Example
    void passMidnight() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"));

        assertThat(end(night, "2026-01-10T21:30:00Z")).isEqualTo("2026-01-11T06:00:00Z");
        assertThat(end(night, "2026-01-11T05:59:59Z")).isEqualTo("2026-01-11T06:00:00Z");
        assertThat(end(night, "2026-01-11T06:00:00Z")).isEqualTo("2026-01-11T06:00:00Z");
    }

    @Example
    void areAnHourShorterInSpringAndLongerInAutumn() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"));

        assertThat(end(night, "2026-03-28T21:00:00Z")).isEqualTo("2026-03-29T05:00:00Z");
        assertThat(end(night, "2026-10-24T20:00:00Z")).isEqualTo("2026-10-25T06:00:00Z");
    }

    @Example
    void endWithTheLeapWhenTheirEndIsLeftOut() {
        var hours = new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));

        assertThat(end(hours, "2026-03-29T00:30:00Z")).isEqualTo("2026-03-29T01:00:00Z");
    }

    @Example
    void comeTwiceWithTheHourThatComesTwice() {
        var hours = new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));

        assertThat(end(hours, "2026-10-25T00:00:00Z")).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(end(hours, "2026-10-25T01:10:00Z")).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Example
    void areNotAllDay() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant end(QuietHours hours, String now) {
        return hours.endOf(Instant.parse(now), Objects.requireNonNull(hours.zone()));
    }

    private static LocalTime time(int minutes) {
        return LocalTime.of(minutes / 60, minutes % 60);
    }
}
