package dev.nexus.playback.progress.rule;

import static dev.nexus.playback.progress.rule.Listening.ADA;
import static dev.nexus.playback.progress.rule.Listening.NOON;
import static dev.nexus.playback.progress.rule.Listening.OPEN;
import static dev.nexus.playback.progress.rule.Listening.TIME_MACHINE;
import static dev.nexus.playback.progress.rule.Listening.reportId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Promise 9, from the devices' clocks to the place: devices are wrong by up to a year, each by the same all the time; what they
 * tell arrives in any order, in any batches, and again and again.
 */
class SkewedDevicesTests {

    private static final Duration YEAR = Duration.ofDays(365);

    /** Longer than any act is old when the first report of it can arrive: nothing here depends on how fast the network is. */
    private static final Duration LATER = Duration.ofSeconds(10);

    /** What somebody did, at the true time. */
    private record Deed(int device, int second, ReportKind kind, int position) {}

    /** Everything that happened, in the order of its report identifiers, and how wrong each device's clock is. */
    private record World(List<Duration> errors, List<Deed> deeds) {}

    @Property(tries = 300)
    void endsInTheSamePlaceHoweverTheReportsArrive(@ForAll("worlds") World world, @ForAll("dice") Random dice) {
        assertThat(place(world, dice)).isEqualTo(place(world, new Random(0)));
    }

    @Property(tries = 300)
    void endsWhereTheLatestTrueActLed(@ForAll("worlds") World world, @ForAll("dice") Random dice) {
        Place truth = null;
        for (var i = 0; i < world.deeds().size(); i++) {
            var deed = world.deeds().get(i);
            var act = act(received(report(i, deed, Duration.ZERO), deed, NOON.plus(YEAR), Duration.ZERO));
            truth = merged(truth, act);
        }

        assertThat(place(world, dice)).isEqualTo(truth);
    }

    @Example
    void lettingAClockThatIsAYearAheadWinOnlyUntilTheNextAct() {
        var ahead = YEAR;
        var tv = new Deed(0, 0, ReportKind.SEEK, 10);
        var phone = new Deed(1, 60, ReportKind.SEEK, 20);

        var place = merged(
                merged(null, act(received(report(0, tv, ahead), tv, NOON.plus(LATER), ahead))),
                act(received(report(1, phone, Duration.ZERO), phone, NOON.plusSeconds(61), Duration.ZERO)));

        assertThat(place).isNotNull().extracting(Place::position).isEqualTo(Position.ofSeconds(20));
    }

    @Provide
    Arbitrary<World> worlds() {
        var error = Arbitraries.oneOf(
                Arbitraries.just(Duration.ZERO),
                Arbitraries.longs().between(6, YEAR.toSeconds()).map(Duration::ofSeconds),
                Arbitraries.longs().between(-YEAR.toSeconds(), -6).map(Duration::ofSeconds));
        var deed = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(
                                ReportKind.HEARTBEAT,
                                ReportKind.PAUSE,
                                ReportKind.SEEK,
                                ReportKind.FINISH,
                                ReportKind.RESET),
                        Arbitraries.integers().between(0, 3_500))
                .as(Deed::new);
        return Combinators.combine(
                        error.list().ofSize(3), deed.list().ofMinSize(1).ofMaxSize(15))
                .as(World::new);
    }

    @Provide
    Arbitrary<Random> dice() {
        return Arbitraries.longs().map(Random::new);
    }

    /** Sends everything in random batches at random times, parts of it again, and keeps of each report what came first. */
    private static @Nullable Place place(World world, Random dice) {
        var attempts = new ArrayList<Integer>();
        for (var i = 0; i < world.deeds().size(); i++) {
            for (var times = 1 + dice.nextInt(3); times > 0; times--) {
                attempts.add(i);
            }
        }
        Collections.shuffle(attempts, dice);
        var known = new HashMap<Integer, ReceivedReport>();
        var clock = NOON.plusSeconds(20).plus(LATER);
        for (var number : attempts) {
            if (dice.nextBoolean()) {
                clock = clock.plusSeconds(dice.nextInt(100_000));
            }
            var deed = world.deeds().get(number);
            var error = world.errors().get(deed.device());
            known.putIfAbsent(number, received(report(number, deed, error), deed, clock, error));
        }
        return fold(known);
    }

    private static @Nullable Place fold(Map<Integer, ReceivedReport> known) {
        Place place = null;
        for (var received : known.values()) {
            place = merged(place, act(received));
        }
        return place;
    }

    private static @Nullable Place merged(@Nullable Place place, @Nullable ListeningAct act) {
        if (act == null) {
            return place;
        }
        return place == null ? Place.of(act) : place.merge(Place.of(act));
    }

    private static @Nullable ListeningAct act(ReceivedReport received) {
        return Judging.judge(received, OPEN) instanceof Judgement.Accepted accepted ? accepted.act() : null;
    }

    private static ReceivedReport received(Report report, Deed deed, Instant trueTime, Duration error) {
        var skew = ClockSkew.between(trueTime.plus(error), trueTime);
        return new ReceivedReport(ADA, device(deed), report, skew.correct(report.at(), trueTime), NOON);
    }

    private static Report report(int number, Deed deed, Duration error) {
        var at = NOON.plusSeconds(deed.second()).plus(error);
        var position = Position.ofSeconds(deed.position());
        var listened =
                switch (deed.kind()) {
                    case HEARTBEAT, PAUSE -> new Span(Position.ofSeconds(Math.max(0, deed.position() - 10)), position);
                    case SEEK, FINISH, RESET, RESTORE -> null;
                };
        return new Report(reportId(number), TIME_MACHINE.id(), deed.kind(), position, listened, Rate.NORMAL, at);
    }

    private static DeviceId device(Deed deed) {
        return new DeviceId("device " + deed.device());
    }
}
