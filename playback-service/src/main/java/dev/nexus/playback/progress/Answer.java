package dev.nexus.playback.progress;

import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.ReportId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one report.
 *
 * @param refusal null unless it was rejected
 */
public record Answer(ReportId report, Outcome outcome, Judgement.@Nullable Refused refusal) {

    static Answer of(ReportId report, Outcome outcome) {
        return new Answer(report, outcome, null);
    }

    static Answer rejected(ReportId report, Judgement.Refused refusal) {
        return new Answer(report, Outcome.REJECTED, refusal);
    }
}
