package dev.nexus.playback.progress;

import dev.nexus.platform.database.DatabaseAway;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.groupcommit.GroupCommit;
import dev.nexus.playback.groupcommit.QueueFullException;
import dev.nexus.playback.groupcommit.Written;
import dev.nexus.playback.progress.rule.ReceivedReport;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Brings the reports of all requests into few transactions, and measures them. */
@Component
class ReportWriting implements DisposableBean {

    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final GroupCommit<ListenerId, ReceivedReport, Recording> commit;
    private final DistributionSummary sizes;
    private final Timer durations;

    ReportWriting(ReportCommitting committing, ProgressProperties properties, MeterRegistry meters) {
        this.sizes = DistributionSummary.builder("nexus.progress.commit.size")
                .description("Reports in one transaction")
                .register(meters);
        this.durations = Timer.builder("nexus.progress.commit")
                .description("Transactions of reports")
                .register(meters);
        this.commit = new GroupCommit<>(
                "progress-writer",
                new GroupCommit.Size(properties.writers(), properties.mostAtOnce(), properties.capacity()),
                reports -> {
                    sizes.record(reports.size());
                    return durations.record(() -> committing.commit(reports));
                },
                DatabaseAway::explains);
        Gauge.builder("nexus.progress.waiting", commit, GroupCommit::waiting)
                .description("Reports that wait to be written")
                .register(meters);
    }

    /**
     * Writes one listener's reports; returns what became of each, in their order, when all are durable or have failed.
     *
     * @throws ProblemException 503 with Retry-After when too many wait; nothing is written then
     */
    List<Written<Recording>> write(ListenerId listener, List<ReceivedReport> reports) {
        try {
            return commit.write(listener, reports);
        } catch (QueueFullException full) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "Too many reports wait to be written.")
                    .retryAfter(COME_BACK);
        }
    }

    /** The web server has stopped by then: what was accepted is written. */
    @Override
    public void destroy() {
        commit.close();
    }
}
