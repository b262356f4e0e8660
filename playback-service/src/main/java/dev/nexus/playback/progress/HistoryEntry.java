package dev.nexus.playback.progress;

import dev.nexus.playback.book.Position;
import dev.nexus.playback.progress.rule.DecidingRule;
import dev.nexus.playback.progress.rule.EffectiveTime;
import dev.nexus.playback.progress.rule.ListeningAct;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.Span;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a listener did with a book: a jump, a finish, or a stretch of listening in one go, however many reports it
 * took a device to tell.
 *
 * @param last its last act; going back to the entry means going back to where that led
 * @param from where the stretch began; null for what is no listening
 * @param firstAt effective time of its first act
 * @param first the report of its first act
 */
public record HistoryEntry(ListeningAct last, @Nullable Position from, EffectiveTime firstAt, ReportId first) {

    /** Reports of one go follow one another within this time, pauses for a breath included. */
    private static final Duration ONE_GO = Duration.ofMinutes(15);

    /** Positions of one go meet within this distance; players are not exact. */
    private static final long MEETING_MILLIS = 2_000;

    static HistoryEntry of(ListeningAct act, @Nullable Span listened) {
        return new HistoryEntry(act, listened == null ? null : listened.from(), act.at(), act.report());
    }

    /** This entry with an act before it, where both are one; null where they are not. */
    @Nullable
    HistoryEntry precededBy(ListeningAct act, @Nullable Span listened) {
        if (listened == null || from == null || !isOneGo(act, listened, from)) {
            return null;
        }
        return new HistoryEntry(last, listened.from(), act.at(), act.report());
    }

    private boolean isOneGo(ListeningAct act, Span listened, Position beginning) {
        return act.rule() == DecidingRule.LATEST_LISTENING
                && last.rule() == DecidingRule.LATEST_LISTENING
                && act.device().equals(last.device())
                && Duration.between(act.at().value(), firstAt.value()).compareTo(ONE_GO) < 0
                && Math.abs(beginning.millis() - listened.to().millis()) <= MEETING_MILLIS;
    }
}
