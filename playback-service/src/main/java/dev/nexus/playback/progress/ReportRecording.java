package dev.nexus.playback.progress;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.playback.progress.rule.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Commits judged reports, of one listener or of many: when this returns, everything in the recording is durable. Repetition
 * is found by the insert itself, so that of any number of concurrent identical reports one is fresh.
 */
@Component
class ReportRecording {

    private final ErasedAccounts erased;
    private final Reports reports;
    private final PlaceKeeping keeping;
    private final Commits commits;

    ReportRecording(ErasedAccounts erased, Reports reports, PlaceKeeping keeping, Commits commits) {
        this.erased = erased;
        this.reports = reports;
        this.keeping = keeping;
        this.commits = commits;
    }

    /**
     * Records reports.
     *
     * @param recorded each key at most once
     * @param asked further places that the caller wants to know
     * @throws dev.nexus.platform.problem.ProblemException 401 when a listener is erased, or about to be
     */
    RecordingResult record(List<Judgement.Recorded> recorded, Set<PlaceKey> asked) {
        return commits.commit(() -> {
            listeners(recorded).forEach(erased::refuse);
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
        });
    }

    private static Set<UUID> listeners(List<Judgement.Recorded> recorded) {
        return recorded.stream()
                .map(judgement -> judgement.received().listener().value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
