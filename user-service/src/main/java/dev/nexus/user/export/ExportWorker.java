package dev.nexus.user.export;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on exports, one at a time, beside the same worker of every other instance. */
@Component
class ExportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ExportWorker.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Exports exports;
    private final ExportRun run;
    private final ExportSettings settings;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Thread worker;

    ExportWorker(Exports exports, ExportRun run, ExportSettings settings) {
        this.exports = exports;
        this.run = run;
        this.settings = settings;
    }

    /** Says that an export was committed, so that nobody waits for the next poll. Never blocks. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    @Override
    public synchronized void start() {
        if (worker == null) {
            var starting = Thread.ofVirtual().name("exports").unstarted(this::work);
            worker = starting;
            starting.start();
        }
    }

    /** What is not done in time is taken up by another worker when its lease ends. */
    @Override
    public synchronized void stop() {
        var stopping = worker;
        worker = null;
        if (stopping != null) {
            wake();
            try {
                if (!stopping.join(STOP_WITHIN)) {
                    stopping.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    private void work() {
        while (isMine()) {
            try {
                var claim = exports.claim();
                if (claim.isPresent()) {
                    run.run(claim.get(), () -> !isMine());
                } else {
                    pause();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                log.atWarn().addKeyValue("cause", failure.toString()).log("exports cannot be worked on, trying again");
                pauseAfterFailure();
            }
        }
    }

    private boolean isMine() {
        return worker == Thread.currentThread();
    }

    private void pause() throws InterruptedException {
        if (wakeUps.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }

    private void pauseAfterFailure() {
        try {
            pause();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
