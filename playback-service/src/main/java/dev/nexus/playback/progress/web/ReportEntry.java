package dev.nexus.playback.progress.web;

import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.Report;
import org.jspecify.annotations.Nullable;

/** One entry of a batch, as far as it can be read. */
sealed interface ReportEntry {

    record Legible(Report report) implements ReportEntry {}

    /**
     * An entry that is no report.
     *
     * @param id what stands in the place of the identifier, so that the client finds its report again; null when nothing
     *     of any use does
     */
    record Illegible(@Nullable String id, Judgement.Refused refusal) implements ReportEntry {}
}
