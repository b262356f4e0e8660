package dev.nexus.playback.progress;

import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Bounds what waits for books that may never come. It looks before the reports are recorded: batches that one listener
 * sends at the same time may together go beyond the bound by their own size, once.
 */
@Component
class PendingLimiting {

    private final PendingReports pending;
    private final ProgressProperties properties;

    PendingLimiting(PendingReports pending, ProgressProperties properties) {
        this.pending = pending;
        this.properties = properties;
    }

    /** Refuses the pending ones that there is no room for; what is recorded already needs none. */
    List<Judgement> limit(ListenerId listener, List<Judgement> judgements) {
        var waiting = judgements.stream()
                .filter(Judgement.Pending.class::isInstance)
                .map(judgement -> id((Judgement.Pending) judgement))
                .collect(Collectors.toUnmodifiableSet());
        if (waiting.isEmpty()) {
            return judgements;
        }
        var room = properties.pendingMost() - pending.count(listener, properties.pendingMost());
        if (room >= waiting.size()) {
            return judgements;
        }
        var admitted = new HashSet<>(pending.recorded(listener, waiting));
        var most = admitted.size() + room;
        var limited = new ArrayList<Judgement>();
        for (var judgement : judgements) {
            limited.add(
                    switch (judgement) {
                        case Judgement.Pending report ->
                            admitted.contains(id(report)) || (admitted.size() < most && admitted.add(id(report)))
                                    ? report
                                    : refused();
                        case Judgement.Accepted accepted -> accepted;
                        case Judgement.Refused refused -> refused;
                    });
        }
        return limited;
    }

    private Judgement.Refused refused() {
        return new Judgement.Refused(
                ReportProblem.TOO_MANY_PENDING,
                "%d reports wait for books that are not known.".formatted(properties.pendingMost()));
    }

    private static ReportId id(Judgement.Pending report) {
        return report.received().report().id();
    }
}
