package dev.nexus.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outbox for as long as the service runs, by some workers that take different lanes. A commit wakes one of them, a
 * backlog the others; a poll finds what no commit announced. When the broker or the database is away they try again, ever more
 * slowly, and the API goes on.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final List<LaneRelay> workers;
    private final int backlog;
    private final Duration pollInterval;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile List<Thread> running = List.of();

    /**
     * A relay that has not started.
     *
     * @param workers each is used by one thread
     * @param backlog a batch of so many events means that there are more
     */
    OutboxRelay(List<LaneRelay> workers, int backlog, Duration pollInterval) {
        this.workers = List.copyOf(workers);
        this.backlog = backlog;
        this.pollInterval = pollInterval;
    }

    /** Says that something was committed. Never blocks. */
    void wake() {
        if (wakeUps.availablePermits() < workers.size()) {
            wakeUps.release();
        }
    }

    @Override
    public synchronized void start() {
        if (running.isEmpty()) {
            CountDownLatch end = new CountDownLatch(1);
            stopped = end;
            running = workers.stream()
                    .map(lanes -> Thread.ofVirtual().name("outbox-relay").unstarted(() -> run(lanes, end)))
                    .toList();
            running.forEach(Thread::start);
        }
    }

    @Override
    public synchronized void stop() {
        List<Thread> stopping = running;
        running = List.of();
        stopped.countDown();
        wakeUps.release(stopping.size());
        try {
            // An interrupt in the middle of a confirm would repeat the batch for nothing: let it end by itself first.
            for (Thread worker : stopping) {
                if (!worker.join(STOP_WITHIN)) {
                    worker.interrupt();
                    worker.join(STOP_WITHIN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the web server, so that the events of its last requests leave too. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    private void run(LaneRelay lanes, CountDownLatch end) {
        Duration pause = pollInterval;
        while (end.getCount() > 0) {
            try {
                relayAll(lanes, end);
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
                pause = pauseAfterFailure(pause, end);
            }
        }
    }

    private void relayAll(LaneRelay lanes, CountDownLatch end) {
        for (int relayed = lanes.relayBatch(); relayed > 0 && end.getCount() > 0; relayed = lanes.relayBatch()) {
            if (relayed >= backlog) {
                wake();
            }
        }
    }

    private static Duration pauseAfterFailure(Duration pause, CountDownLatch end) {
        try {
            // Not woken by commits: under load a broker that is away would be asked at every request.
            end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void awaitWakeUp(Duration atMost) throws InterruptedException {
        wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
