package dev.nexus.playback.progress;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Rate;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportKind;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a listener back to where an entry of the history led: one more act, which like any other wins by being the latest. */
@Component
public class PlaceRestoring {

    private final ProgressHistory history;
    private final ProgressReporting reporting;
    private final IdSource ids;
    private final Clock clock;

    PlaceRestoring(ProgressHistory history, ProgressReporting reporting, IdSource ids, Clock clock) {
        this.history = history;
        this.reporting = reporting;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Goes back.
     *
     * @param entry the entry's identifier
     * @param id the identifier of this act, so that asking again changes nothing; null for a new one
     * @return the place after it
     * @throws ProblemException {@code not-found} when there is no such entry
     */
    public StoredPlace restore(PlaceKey key, ReportId entry, @Nullable ReportId id, DeviceId device) {
        var act = history.find(key, entry);
        var now = clock.instant();
        var report = new Report(
                id == null ? new ReportId(ids.next()) : id,
                key.book(),
                ReportKind.RESTORE,
                act.position(),
                null,
                Rate.NORMAL,
                now);
        var result = reporting.report(key.listener(), device, now, List.of(report));
        var refusal = result.answers().getFirst().refusal();
        if (refusal != null) {
            throw new ProblemException(refusal.problem(), refusal.detail());
        }
        return result.places().getFirst();
    }
}
