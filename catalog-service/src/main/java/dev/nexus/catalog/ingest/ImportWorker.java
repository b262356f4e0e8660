package dev.nexus.catalog.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works on imports, a few at a time, beside the same worker of every other replica. Its threads are platform threads: a
 * probe is native code, which would hold on to one of the few threads that carry all virtual ones.
 */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

    /** Less than the service takes for the whole of its stopping. */
    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final ImportJobs jobs;
    private final ImportRun run;
    private final IngestProperties properties;
    private final Semaphore waiting = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    ImportWorker(ImportJobs jobs, ImportRun run, IngestProperties properties) {
        this.jobs = jobs;
        this.run = run;
        this.properties = properties;
    }

    /** Told after the import was committed, so that nobody waits for the next poll. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(ImportRequesting.ImportQueued queued) {
        waiting.release();
    }

    @Override
    public synchronized void start() {
        stopping = false;
        for (int i = 0; i < properties.workers(); i++) {
            threads.add(Thread.ofPlatform().name("import-", i).daemon().start(this::work));
        }
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        waiting.release(threads.size());
        try {
            joinAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    /** One deadline for all: what is not done by then is taken up by another worker when its lease ends. */
    private void joinAll() throws InterruptedException {
        long deadline = System.nanoTime() + STOPPING.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(deadline - System.nanoTime()));
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    private void work() {
        while (!stopping) {
            try {
                Optional<Claim> claim = jobs.claim(properties.lease());
                if (claim.isPresent()) {
                    run.run(claim.get(), () -> stopping);
                } else {
                    pause();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("imports cannot be worked on, trying again");
                pauseUninterrupted();
            }
        }
    }

    private void pause() throws InterruptedException {
        if (waiting.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            log.atDebug().log("woken by a new import");
        }
    }

    private void pauseUninterrupted() {
        try {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
