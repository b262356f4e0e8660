package dev.nexus.playback.progress;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.book.BookAwaiting;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.groupcommit.Written;
import dev.nexus.playback.progress.rule.ClockSkew;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.ReceivedReport;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in what devices report. One bad report never fails its neighbours; what is answered as recorded is durable. */
@Component
public class ProgressReporting {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressReporting.class);

    private final BookAwaiting books;
    private final ReportWriting writing;
    private final ProgressProperties properties;
    private final Clock clock;
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    ProgressReporting(
            BookAwaiting books,
            ReportWriting writing,
            ProgressProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.books = books;
        this.writing = writing;
        this.properties = properties;
        this.clock = clock;
        for (var outcome : Outcome.values()) {
            counters.put(outcome, meters.counter("nexus.progress.reports", "outcome", outcome.wireName()));
        }
    }

    /**
     * Reports progress.
     *
     * @param sentAt the device's clock when it sent the batch, stamped anew at each attempt
     * @throws ProblemException 401 when the listener's account is erased, or about to be; 503 when too many reports wait to be
     *     written
     */
    public ReportingResult report(ListenerId listener, DeviceId device, Instant sentAt, List<Report> reports) {
        var receivedAt = clock.instant();
        var skew = ClockSkew.between(sentAt, receivedAt);
        books.await(reports.stream().map(Report::book).collect(Collectors.toUnmodifiableSet()), properties.bookWait());
        var received = reports.stream()
                .map(report ->
                        new ReceivedReport(listener, device, report, skew.correct(report.at(), receivedAt), receivedAt))
                .toList();
        return result(reports, writing.write(listener, received));
    }

    private ReportingResult result(List<Report> reports, List<Written<Recording>> written) {
        var answers = new ArrayList<Answer>(reports.size());
        var places = new LinkedHashMap<BookId, StoredPlace>();
        var failures = new ArrayList<RuntimeException>();
        for (var i = 0; i < reports.size(); i++) {
            switch (written.get(i)) {
                case Written.Done<Recording>(Recording.Answered(var answer, var place)) -> {
                    answers.add(answer);
                    if (place != null) {
                        places.merge(place.book(), place, ProgressReporting::newer);
                    }
                }
                case Written.Done<Recording>(Recording.ListenerGone _) ->
                    throw new ProblemException(CommonProblem.INVALID_TOKEN, "The account was deleted.");
                case Written.Failed<Recording>(var failure) -> {
                    failures.add(failure);
                    answers.add(Answer.rejected(
                            reports.get(i).id(),
                            new Judgement.Refused(ReportProblem.NOT_STORED, "Nothing is known to have been stored.")));
                }
            }
        }
        if (!failures.isEmpty()) {
            complain(failures, reports.size());
        }
        answers.forEach(
                answer -> Objects.requireNonNull(counters.get(answer.outcome())).increment());
        return new ReportingResult(answers, List.copyOf(places.values()));
    }

    /** What failed as a whole is a failed request; of what failed in part, the rest has its answers. */
    private static void complain(List<RuntimeException> failures, int reports) {
        if (failures.size() == reports) {
            throw failures.getFirst();
        }
        LOG.atError()
                .addKeyValue("reports", failures.size())
                .setCause(failures.getFirst())
                .log("Reports could not be stored");
    }

    private static StoredPlace newer(StoredPlace one, StoredPlace other) {
        return other.version() > one.version() ? other : one;
    }
}
