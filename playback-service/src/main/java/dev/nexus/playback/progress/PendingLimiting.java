package dev.nexus.playback.progress;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.ReceivedReport;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportProblem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    List<Judgement> limit(List<Judgement> judgements) {
        var waiting = judgements.stream()
                .filter(Judgement.Pending.class::isInstance)
                .map(judgement -> ((Judgement.Pending) judgement).received())
                .collect(groupingBy(ReceivedReport::listener, mapping(PendingLimiting::id, toUnmodifiableSet())));
        if (waiting.isEmpty()) {
            return judgements;
        }
        var rooms = new HashMap<ListenerId, Room>();
        waiting.forEach((listener, ids) -> rooms.put(listener, room(listener, ids)));
        return judgements.stream()
                .map(judgement -> judgement instanceof Judgement.Pending pending
                                && !requireNonNull(rooms.get(pending.received().listener()))
                                        .admits(id(pending.received()))
                        ? refused()
                        : judgement)
                .toList();
    }

    private Room room(ListenerId listener, Set<ReportId> waiting) {
        var free = properties.pendingMost() - pending.count(listener, properties.pendingMost());
        if (free >= waiting.size()) {
            return new Room(new HashSet<>(waiting), waiting.size());
        }
        var recorded = pending.recorded(listener, waiting);
        return new Room(new HashSet<>(recorded), recorded.size() + free);
    }

    /** Which reports of a listener may wait: those that are admitted, and further ones until there are the most. */
    private record Room(Set<ReportId> admitted, int most) {

        boolean admits(ReportId report) {
            return admitted.contains(report) || (admitted.size() < most && admitted.add(report));
        }
    }

    private Judgement refused() {
        return new Judgement.Refused(
                ReportProblem.TOO_MANY_PENDING,
                "%d reports wait for books that are not known.".formatted(properties.pendingMost()));
    }

    private static ReportId id(ReceivedReport report) {
        return report.report().id();
    }
}
