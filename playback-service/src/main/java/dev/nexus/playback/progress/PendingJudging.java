package dev.nexus.playback.progress;

import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.Judging;
import dev.nexus.playback.progress.rule.ReportProblem;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Judges the reports that came before their book. News of a book or of a membership wakes it; it also looks by itself, for
 * reports that were committed while the news was, and after a crash.
 */
@Component
public class PendingJudging {

    private static final Logger LOG = LoggerFactory.getLogger(PendingJudging.class);

    private final Reports reports;
    private final PlaceKeeping keeping;
    private final Commits commits;
    private final ProgressProperties properties;
    private final AsyncTaskExecutor executor;
    private final AtomicBoolean woken = new AtomicBoolean();

    PendingJudging(
            Reports reports,
            PlaceKeeping keeping,
            Commits commits,
            ProgressProperties properties,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
        this.reports = reports;
        this.keeping = keeping;
        this.commits = commits;
        this.properties = properties;
        this.executor = executor;
    }

    /** Looks for reports as soon as the current transaction has committed its news. */
    public void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (woken.compareAndSet(false, true)) {
                    executor.execute(PendingJudging.this::judgeWoken);
                }
            }
        });
    }

    private void judgeWoken() {
        // Before looking: news that comes from now on wakes again.
        woken.set(false);
        judgeAll();
    }

    void judgeAll() {
        try {
            var judged = properties.pendingBatch();
            while (judged == properties.pendingBatch()) {
                judged = commits.commit(this::judgeSome);
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Pending reports could not be judged now");
        }
    }

    private int judgeSome() {
        var claimed = reports.claimAwaited(properties.pendingBatch());
        if (claimed.isEmpty()) {
            return 0;
        }
        var judgements = new ArrayList<Judgement>();
        var accepted = new ArrayList<Judgement.Accepted>();
        for (var report : claimed) {
            var judgement = judge(report);
            judgements.add(judgement);
            if (judgement instanceof Judgement.Accepted taken) {
                accepted.add(taken);
            }
        }
        reports.settle(claimed.stream().map(Reports.Claimed::key).toList(), judgements);
        keeping.apply(accepted, Set.of());
        return claimed.size();
    }

    private static Judgement judge(Reports.Claimed claimed) {
        return switch (claimed) {
            case Reports.Awaited report -> Judging.judge(report.received(), report.access());
            case Reports.Unreadable report -> {
                // Refused, so that it is not claimed for ever and keeps no room of a batch from its neighbours.
                LOG.atError()
                        .addKeyValue("report", report.key().report())
                        .setCause(report.failure())
                        .log("A pending report cannot be read");
                yield new Judgement.Refused(ReportProblem.INVALID_REPORT, "What was stored is no report.");
            }
        };
    }
}
