package dev.nexus.platform.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outbox for as long as the service runs. A commit wakes it; a poll finds what no commit announced. When the broker
 * or the database is away it tries again, ever more slowly, and the API goes on.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final LaneRelay lanes;
    private final Duration pollInterval;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable Thread worker;

    OutboxRelay(LaneRelay lanes, Duration pollInterval) {
        this.lanes = lanes;
        this.pollInterval = pollInterval;
    }

    /** Says that something was committed. Never blocks. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    @Override
    public synchronized void start() {
        if (worker == null) {
            Thread starting = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
            stopped = new CountDownLatch(1);
            worker = starting;
            starting.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread stopping = worker;
        worker = null;
        if (stopping != null) {
            stopped.countDown();
            wake();
            try {
                // An interrupt in the middle of a confirm would repeat the batch for nothing: let it end by itself
                // first.
                if (!stopping.join(STOP_WITHIN)) {
                    stopping.interrupt();
                    stopping.join(STOP_WITHIN);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops after the web server, so that the events of its last requests leave too. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        Duration pause = pollInterval;
        while (worker == Thread.currentThread()) {
            try {
                while (lanes.relayBatch() > 0 && worker == Thread.currentThread()) {}
                pause = pollInterval;
                awaitWakeUp(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("pauseMs", pause.toMillis())
                        .addKeyValue("cause", e.toString())
                        .log("Events could not be relayed; trying again");
                pause = pauseAfterFailure(pause);
            }
        }
    }

    private Duration pauseAfterFailure(Duration pause) {
        try {
            // Not woken by commits: under load a broker that is away would be asked at every request.
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void awaitWakeUp(Duration atMost) throws InterruptedException {
        if (wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }
}
