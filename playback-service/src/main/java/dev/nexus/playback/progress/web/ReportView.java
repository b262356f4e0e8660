package dev.nexus.playback.progress.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nexus.platform.problem.Problem;
import dev.nexus.playback.progress.Answer;
import dev.nexus.playback.progress.Outcome;
import dev.nexus.playback.progress.rule.Judgement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one report.
 *
 * @param id the report's; null when what was sent had none
 * @param outcome {@code applied}, {@code superseded}, {@code duplicate}, {@code pending} or {@code rejected}
 * @param problem why it was rejected, and whether to try again ({@code retryable}); absent otherwise
 */
record ReportView(
        @Nullable String id,
        String outcome,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Problem problem) {

    static ReportView of(Answer answer) {
        var refusal = answer.refusal();
        return new ReportView(
                answer.report().toString(), answer.outcome().wireName(), refusal == null ? null : problem(refusal));
    }

    static ReportView of(ReportEntry.Illegible illegible) {
        return new ReportView(illegible.id(), Outcome.REJECTED.wireName(), problem(illegible.refusal()));
    }

    private static Problem problem(Judgement.Refused refusal) {
        return Problem.of(
                refusal.problem(),
                refusal.detail(),
                Map.of("retryable", refusal.problem().retryable()));
    }
}
