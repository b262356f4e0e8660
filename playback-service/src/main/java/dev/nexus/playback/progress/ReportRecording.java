package dev.nexus.playback.progress;

import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.progress.rule.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Writes judged reports, of one listener or of many, in the caller's transaction. Repetition is found by the insert itself, so
 * that of any number of concurrent identical reports one is fresh.
 */
@Component
class ReportRecording {

    private final Reports reports;
    private final PlaceKeeping keeping;

    ReportRecording(Reports reports, PlaceKeeping keeping) {
        this.reports = reports;
        this.keeping = keeping;
    }

    /**
     * Records reports.
     *
     * @param recorded each key at most once
     * @param asked further places that the caller wants to know
     */
    RecordingResult record(List<Judgement.Recorded> recorded, Set<PlaceKey> asked) {
        var fresh = recorded.isEmpty() ? Set.<Reports.Key>of() : reports.add(recorded);
        var effective = new ArrayList<Judgement.Accepted>();
        for (var judgement : recorded) {
            switch (judgement) {
                case Judgement.Accepted accepted -> {
                    if (fresh.contains(Reports.Key.of(accepted.received()))) {
                        effective.add(accepted);
                    }
                }
                case Judgement.Pending _ -> {}
            }
        }
        var kept = keeping.apply(effective, asked);
        return new RecordingResult(fresh, kept.places(), kept.changes());
    }
}
