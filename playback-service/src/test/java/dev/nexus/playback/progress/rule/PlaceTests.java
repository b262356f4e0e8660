package dev.nexus.playback.progress.rule;

import static dev.nexus.playback.progress.rule.Listening.KITCHEN;
import static dev.nexus.playback.progress.rule.Listening.NOON;
import static dev.nexus.playback.progress.rule.Listening.PHONE;
import static dev.nexus.playback.progress.rule.Listening.reportId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.playback.book.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Promise 9: whatever order, repetition or batching acts arrive in, the place is the same. */
class PlaceTests {

    @Property(tries = 500)
    void isTheSameForEveryOrderAndRepetition(
            @ForAll("acts") List<ListeningAct> acts, @ForAll("shuffle") Random random) {
        var expected = merged(acts);
        var disturbed = new ArrayList<>(acts);
        disturbed.addAll(acts.subList(0, acts.size() / 2));
        Collections.shuffle(disturbed, random);

        assertThat(merged(disturbed)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void isTheSameHoweverActsAreBatched(@ForAll("acts") List<ListeningAct> acts, @ForAll int cut) {
        var at = Math.floorMod(cut, acts.size());

        var batched = at == 0 ? merged(acts) : merged(acts.subList(0, at)).merge(merged(acts.subList(at, acts.size())));

        assertThat(batched).isEqualTo(merged(acts));
    }

    @Property(tries = 500)
    void isDecidedByTheLatestAct(@ForAll("acts") List<ListeningAct> acts) {
        assertThat(merged(acts).decidedBy())
                .isEqualTo(acts.stream().max(ListeningAct::compareTo).orElseThrow());
    }

    @Provide
    Arbitrary<List<ListeningAct>> acts() {
        // Few times and identifiers, so that ties are frequent; an identifier stands for one act only.
        var act = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(DecidingRule.class),
                        Arbitraries.integers().between(0, 3_600))
                .as((seconds, rule, position) -> new ListeningAct(
                        new EffectiveTime(NOON.plusSeconds(seconds)),
                        reportId(0),
                        PHONE,
                        Position.ofSeconds(position),
                        rule));
        return act.list().ofMinSize(1).ofMaxSize(12).map(PlaceTests::numbered);
    }

    @Provide
    Arbitrary<Random> shuffle() {
        return Arbitraries.longs().map(Random::new);
    }

    @Example
    void goesBackWhenANewerActSaysSo() {
        var listened = Place.of(act(1, NOON, 1_800, DecidingRule.LATEST_LISTENING));

        var place = listened.merge(Place.of(act(2, NOON.plusSeconds(1), 60, DecidingRule.LATEST_SEEK)));

        assertThat(place.position()).isEqualTo(Position.ofSeconds(60));
    }

    @Example
    void staysFinishedWhateverIsHeardLater() {
        var finished = Place.of(act(1, NOON, 3_600, DecidingRule.LATEST_FINISH));

        var place = finished.merge(Place.of(act(2, NOON.plusSeconds(1), 10, DecidingRule.LATEST_LISTENING)));

        assertThat(place.finished()).isTrue();
        assertThat(place.position()).isEqualTo(Position.ofSeconds(10));
    }

    @Example
    void isUnfinishedAfterAReset() {
        var finished = Place.of(act(1, NOON, 3_600, DecidingRule.LATEST_FINISH));

        var place = finished.merge(Place.of(act(2, NOON.plusSeconds(1), 0, DecidingRule.LATEST_RESET)));

        assertThat(place.finished()).isFalse();
    }

    @Example
    void isFinishedByAnActThatDecidedNothingElse() {
        var listened = Place.of(act(2, NOON.plusSeconds(60), 30, DecidingRule.LATEST_LISTENING));

        var place = listened.merge(Place.of(act(1, NOON, 3_600, DecidingRule.LATEST_FINISH)));

        assertThat(place.finished()).isTrue();
        assertThat(place.decidedBy().rule()).isEqualTo(DecidingRule.LATEST_LISTENING);
    }

    @Example
    void breaksTiesByTheBytesOfTheIdentifier() {
        // Java's own order of these two is the other way round.
        var low = new ReportId(UUID.fromString("7fffffff-0000-7000-8000-000000000000"));
        var high = new ReportId(UUID.fromString("80000000-0000-7000-8000-000000000000"));

        var place = Place.of(tied(high)).merge(Place.of(tied(low)));

        assertThat(place.decidedBy().report()).isEqualTo(high);
    }

    private static ListeningAct tied(ReportId report) {
        return new ListeningAct(
                new EffectiveTime(NOON), report, KITCHEN, Position.START, DecidingRule.LATEST_LISTENING);
    }

    private static ListeningAct act(long number, Instant at, double position, DecidingRule rule) {
        return new ListeningAct(new EffectiveTime(at), reportId(number), PHONE, Position.ofSeconds(position), rule);
    }

    private static List<ListeningAct> numbered(List<ListeningAct> acts) {
        var numbered = new ArrayList<ListeningAct>();
        for (var act : acts) {
            numbered.add(
                    new ListeningAct(act.at(), reportId(numbered.size()), act.device(), act.position(), act.rule()));
        }
        return numbered;
    }

    private static Place merged(List<ListeningAct> acts) {
        return acts.stream().map(Place::of).reduce(Place::merge).orElseThrow();
    }
}
