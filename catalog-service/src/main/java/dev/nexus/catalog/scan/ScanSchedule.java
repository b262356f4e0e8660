package dev.nexus.catalog.scan;

import dev.nexus.catalog.scan.WatchedFolders.Due;
import dev.nexus.platform.problem.ProblemException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Scans watched folders when their time has come, and at once when somebody wants it. */
@Component
@EnableConfigurationProperties(ScanProperties.class)
class ScanSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(ScanSchedule.class);

    private final WatchedFolders folders;
    private final FolderScan scan;
    private final ScanProperties properties;
    private final AsyncTaskExecutor executor;

    ScanSchedule(
            WatchedFolders folders,
            FolderScan scan,
            ScanProperties properties,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
        this.folders = folders;
        this.scan = scan;
        this.properties = properties;
        this.executor = executor;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(FolderWatching.ScanWanted wanted) {
        executor.execute(this::scanDue);
    }

    @Scheduled(initialDelay = 10, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void scanDue() {
        try {
            for (var due = folders.claim(properties.every());
                    due.isPresent();
                    due = folders.claim(properties.every())) {
                scan(due.get());
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Watched folders could not be scanned now");
        }
    }

    private void scan(Due due) {
        ScanResult result;
        try {
            result = scan.scan(due);
        } catch (ProblemException e) {
            result = ScanResult.failed(e.type().code());
        }
        folders.note(due.id(), result);
        LOG.atInfo()
                .addKeyValue("folder", due.id())
                .addKeyValue("books", result.books())
                .addKeyValue("queued", result.queued())
                .addKeyValue("missing", result.missing())
                .log("A watched folder was scanned");
    }
}
