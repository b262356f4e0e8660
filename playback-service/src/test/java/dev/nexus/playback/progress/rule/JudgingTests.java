package dev.nexus.playback.progress.rule;

import static dev.nexus.playback.progress.rule.Listening.CLOSED;
import static dev.nexus.playback.progress.rule.Listening.NOON;
import static dev.nexus.playback.progress.rule.Listening.PHONE;
import static dev.nexus.playback.progress.rule.Listening.TIME_MACHINE;
import static dev.nexus.playback.progress.rule.Listening.finish;
import static dev.nexus.playback.progress.rule.Listening.heartbeat;
import static dev.nexus.playback.progress.rule.Listening.judged;
import static dev.nexus.playback.progress.rule.Listening.received;
import static dev.nexus.playback.progress.rule.Listening.report;
import static dev.nexus.playback.progress.rule.Listening.reset;
import static dev.nexus.playback.progress.rule.Listening.seek;
import static dev.nexus.playback.progress.rule.Listening.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.playback.book.Position;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgingTests {

    @Test
    void movesThePositionByListening() {
        var act = actOf(heartbeat(1, 90, 100, NOON));

        assertThat(act.position()).isEqualTo(Position.ofSeconds(100));
        assertThat(act.rule()).isEqualTo(DecidingRule.LATEST_LISTENING);
        assertThat(act.device()).isEqualTo(PHONE);
    }

    @Test
    void recordsAnIdleDeviceWithoutMovingAnything() {
        var judgement = judged(heartbeat(1, 0, 0, NOON));

        assertThat(judgement)
                .asInstanceOf(InstanceOfAssertFactories.type(Judgement.Accepted.class))
                .extracting(Judgement.Accepted::act)
                .isNull();
    }

    @Test
    void takesAPauseAsIdleToo() {
        var judgement = judged(report(1, ReportKind.PAUSE, 0.0, span(0, 0), NOON));

        assertThat(((Judgement.Accepted) judgement).act()).isNull();
    }

    @Test
    void takesASeekBackwards() {
        assertThat(actOf(seek(1, 0, NOON)).position()).isEqualTo(Position.START);
    }

    @Test
    void takesAFinishWithoutPositionAsTheEnd() {
        assertThat(actOf(finish(1, NOON)).position()).isEqualTo(TIME_MACHINE.end());
    }

    @Test
    void takesAResetAsTheBeginningWhateverItsPosition() {
        assertThat(actOf(report(1, ReportKind.RESET, 1_234.0, null, NOON)).position())
                .isEqualTo(Position.START);
        assertThat(actOf(reset(2, NOON)).rule()).isEqualTo(DecidingRule.LATEST_RESET);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3_600, 3_600.001, 3_636})
    void clampsWhatAnEstimatedDurationExplains(double position) {
        assertThat(actOf(seek(1, position, NOON)).position()).isEqualTo(Position.ofSeconds(3_600));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3_636.001, 4_000, 999_999})
    void refusesAPositionFarBeyondTheEnd(double position) {
        assertThat(problemOf(seek(1, position, NOON))).isEqualTo(ReportProblem.BEYOND_THE_END);
    }

    @Test
    void refusesASpanFarBeyondTheEnd() {
        var report = report(1, ReportKind.HEARTBEAT, 3_600.0, span(3_590, 9_000), NOON);

        assertThat(problemOf(report)).isEqualTo(ReportProblem.BEYOND_THE_END);
    }

    @Test
    void refusesAListenerWhoIsNoMember() {
        var judgement = Judging.judge(received(PHONE, heartbeat(1, 0, 10, NOON)), CLOSED);

        assertThat(((Judgement.Refused) judgement).problem()).isEqualTo(ReportProblem.NOT_A_MEMBER);
        assertThat(((Judgement.Refused) judgement).problem().retryable()).isTrue();
    }

    @Test
    void letsAReportOfAnUnknownBookWait() {
        var received = received(PHONE, heartbeat(1, 0, 10, NOON));

        assertThat(Judging.judge(received, null)).isEqualTo(new Judgement.Pending(received));
    }

    private static ListeningAct actOf(Report report) {
        var act = ((Judgement.Accepted) judged(report)).act();
        assertThat(act).isNotNull();
        return Objects.requireNonNull(act);
    }

    private static ReportProblem problemOf(Report report) {
        return ((Judgement.Refused) judged(report)).problem();
    }
}
