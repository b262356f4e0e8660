package dev.nexus.playback.progress;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.playback.book.BookAccess;
import dev.nexus.playback.book.BookAwaiting;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.rule.ClockSkew;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.Judging;
import dev.nexus.playback.progress.rule.ReceivedReport;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes in what devices report. One bad report never fails its neighbours; what is answered as recorded is durable. */
@Component
public class ProgressReporting {

    private final ErasedAccounts erased;
    private final BookAwaiting books;
    private final PendingLimiting limiting;
    private final ReportRecording recording;
    private final ProgressProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    ProgressReporting(
            ErasedAccounts erased,
            BookAwaiting books,
            PendingLimiting limiting,
            ReportRecording recording,
            ProgressProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.erased = erased;
        this.books = books;
        this.limiting = limiting;
        this.recording = recording;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Reports progress.
     *
     * @param sentAt the device's clock when it sent the batch, stamped anew at each attempt
     * @throws dev.nexus.platform.problem.ProblemException 401 when the listener's account is erased, or about to be
     */
    public ReportingResult report(ListenerId listener, DeviceId device, Instant sentAt, List<Report> reports) {
        var receivedAt = clock.instant();
        var skew = ClockSkew.between(sentAt, receivedAt);
        var mentioned = reports.stream().map(Report::book).collect(Collectors.toCollection(LinkedHashSet<BookId>::new));
        var known = books.await(listener, mentioned, properties.bookWait());
        var judged = reports.stream()
                .map(report ->
                        new ReceivedReport(listener, device, report, skew.correct(report.at(), receivedAt), receivedAt))
                .map(received ->
                        Judging.judge(received, known.get(received.report().book())))
                .toList();
        var judgements = limiting.limit(listener, judged);
        var recorded = recorded(judgements);
        if (recorded.isEmpty()) {
            // Nothing asks while recording then, but the answer is the same: the token is worth nothing.
            erased.refuse(listener.value());
        }
        var done = recording.record(recorded, open(listener, known.values()));
        var answers = answers(listener, reports, judgements, done);
        answers.forEach(answer -> meters.counter(
                        "nexus.progress.reports", "outcome", answer.outcome().wireName())
                .increment());
        var places = mentioned.stream()
                .flatMap(book -> Optional.ofNullable(done.places().get(new PlaceKey(listener, book))).stream())
                .toList();
        return new ReportingResult(answers, places);
    }

    /** Each report once, by its first appearance in the batch. */
    private static List<Judgement.Recorded> recorded(List<Judgement> judgements) {
        var first = new LinkedHashMap<ReportId, Judgement.Recorded>();
        for (var judgement : judgements) {
            if (judgement instanceof Judgement.Recorded recorded) {
                first.putIfAbsent(recorded.received().report().id(), recorded);
            }
        }
        return List.copyOf(first.values());
    }

    private static Set<PlaceKey> open(ListenerId listener, Collection<BookAccess> books) {
        return books.stream()
                .filter(BookAccess::granted)
                .map(access -> new PlaceKey(listener, access.book().id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Answer> answers(
            ListenerId listener, List<Report> reports, List<Judgement> judgements, RecordingResult done) {
        var fresh = new HashSet<>(done.fresh());
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < reports.size(); i++) {
            var id = reports.get(i).id();
            answers.add(
                    switch (judgements.get(i)) {
                        case Judgement.Refused refused -> Answer.rejected(id, refused);
                        case Judgement.Recorded recorded ->
                            fresh.remove(new Reports.Key(listener, id))
                                    ? Answer.of(id, outcome(recorded, done))
                                    : Answer.of(id, Outcome.DUPLICATE);
                    });
        }
        return answers;
    }

    private static Outcome outcome(Judgement.Recorded recorded, RecordingResult done) {
        return switch (recorded) {
            case Judgement.Pending _ -> Outcome.PENDING;
            case Judgement.Accepted accepted -> {
                var key = PlaceKey.of(accepted.received());
                var act = accepted.act();
                var change = done.changes().get(key);
                var moved = act == null ? !done.places().containsKey(key) : change != null && change.moved(act);
                yield moved ? Outcome.APPLIED : Outcome.SUPERSEDED;
            }
        };
    }
}
