package dev.nexus.playback.progress;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.playback.book.BookAccess;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.Judging;
import dev.nexus.playback.progress.rule.ReceivedReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Judges and writes a group of reports of any listeners in one transaction. Who may write is asked in that same transaction, so
 * that a membership's end takes effect at once. When this returns, everything it answers for is durable.
 */
@Component
class ReportCommitting {

    private final ErasedAccounts erased;
    private final Books books;
    private final PendingLimiting limiting;
    private final ReportRecording recording;
    private final Commits commits;

    ReportCommitting(
            ErasedAccounts erased, Books books, PendingLimiting limiting, ReportRecording recording, Commits commits) {
        this.erased = erased;
        this.books = books;
        this.limiting = limiting;
        this.recording = recording;
        this.commits = commits;
    }

    /** Writes reports and returns what came of each, in their order. */
    List<Recording> commit(List<ReceivedReport> reports) {
        return commits.commit(() -> {
            var gone = erased.among(
                    reports.stream().map(report -> report.listener().value()).collect(toUnmodifiableSet()));
            return gone.isEmpty() ? List.copyOf(write(reports)) : writeOthers(reports, gone);
        });
    }

    private List<Recording> writeOthers(List<ReceivedReport> reports, Set<UUID> gone) {
        var written = write(reports.stream()
                        .filter(report -> !gone.contains(report.listener().value()))
                        .toList())
                .iterator();
        return reports.stream()
                .<Recording>map(report ->
                        gone.contains(report.listener().value()) ? new Recording.ListenerGone() : written.next())
                .toList();
    }

    private List<Recording.Answered> write(List<ReceivedReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        var access = books.access(reports.stream().map(ReceivedReport::place).collect(toUnmodifiableSet()));
        var judgements = limiting.limit(reports.stream()
                .map(report -> Judging.judge(report, access.get(report.place())))
                .toList());
        var done = recording.record(recorded(judgements), open(access));
        return answers(reports, judgements, done);
    }

    /** Each report once, by its first appearance. */
    private static List<Judgement.Recorded> recorded(List<Judgement> judgements) {
        var first = new LinkedHashMap<Reports.Key, Judgement.Recorded>();
        for (var judgement : judgements) {
            if (judgement instanceof Judgement.Recorded recorded) {
                first.putIfAbsent(Reports.Key.of(recorded.received()), recorded);
            }
        }
        return List.copyOf(first.values());
    }

    private static Set<PlaceKey> open(Map<PlaceKey, BookAccess> access) {
        return access.entrySet().stream()
                .filter(entry -> entry.getValue().granted())
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }

    private static List<Recording.Answered> answers(
            List<ReceivedReport> reports, List<Judgement> judgements, RecordingResult done) {
        var fresh = new HashSet<>(done.fresh());
        var answers = new ArrayList<Recording.Answered>(reports.size());
        for (var i = 0; i < reports.size(); i++) {
            var report = reports.get(i);
            var id = report.report().id();
            var answer =
                    switch (judgements.get(i)) {
                        case Judgement.Refused refused -> Answer.rejected(id, refused);
                        case Judgement.Recorded recorded ->
                            fresh.remove(Reports.Key.of(report))
                                    ? Answer.of(id, outcome(recorded, done))
                                    : Answer.of(id, Outcome.DUPLICATE);
                    };
            answers.add(new Recording.Answered(answer, done.places().get(report.place())));
        }
        return answers;
    }

    private static Outcome outcome(Judgement.Recorded recorded, RecordingResult done) {
        return switch (recorded) {
            case Judgement.Pending _ -> Outcome.PENDING;
            case Judgement.Accepted accepted -> {
                var key = accepted.received().place();
                var act = accepted.act();
                var change = done.changes().get(key);
                var moved = act == null ? !done.places().containsKey(key) : change != null && change.moved(act);
                yield moved ? Outcome.APPLIED : Outcome.SUPERSEDED;
            }
        };
    }
}
