package dev.nexus.catalog.search;

import dev.nexus.catalog.book.BookEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps this instance's index up with the database: builds it when it has to, and then follows the changes. */
@Component
class SearchTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchTail.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(30);

    private final SearchIndex index;
    private final SearchProjection projection;
    private final SearchChanges changes;
    private final Timer rebuilds;
    private final Semaphore wake = new Semaphore(0);

    private volatile boolean running;
    private volatile boolean ready;
    private Thread thread = new Thread();
    private long place;
    private long committed;
    private long committedAt;

    SearchTail(SearchIndex index, SearchProjection projection, SearchChanges changes, MeterRegistry meters) {
        this.index = index;
        this.projection = projection;
        this.changes = changes;
        this.rebuilds = Timer.builder("nexus.search.rebuild")
                .description("How long it took to build the search index anew")
                .register(meters);
    }

    /** Whether the index has been built. */
    boolean isReady() {
        return ready;
    }

    /** A change of this instance's own is looked at without waiting. */
    @TransactionalEventListener
    void on(BookEvent event) {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("search-tail").daemon().start(this::follow);
    }

    /** Lets the thread end by itself: Lucene closes the files of a thread that is interrupted. */
    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void follow() {
        while (running) {
            try {
                if (!ready) {
                    begin();
                }
                place = projection.takeOver(place);
                commit(COMMIT_EVERY);
                pause(PAUSE);
            } catch (IOException | RuntimeException e) {
                if (running) {
                    LOG.atWarn().setCause(e).log("The search index could not be kept up now");
                    pause(PAUSE_AFTER_FAILURE);
                }
            }
        }
        commitLast();
    }

    private void begin() throws IOException {
        var last = index.place();
        if (last.isPresent() && changes.reachBackTo(last.getAsLong())) {
            place = last.getAsLong();
        } else {
            var begun = System.nanoTime();
            place = projection.rebuild();
            var took = Duration.ofNanos(System.nanoTime() - begun);
            rebuilds.record(took);
            LOG.atInfo().addKeyValue("took", took).log("The search index is built");
        }
        committed = place;
        ready = true;
    }

    /** What is not committed when the process dies is taken over once more. */
    private void commit(Duration every) throws IOException {
        if (place > committed && System.nanoTime() - committedAt > every.toNanos()) {
            index.commit(place);
            committed = place;
            committedAt = System.nanoTime();
        }
    }

    private void commitLast() {
        try {
            if (ready) {
                commit(Duration.ZERO);
            }
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).log("The search index could not be committed");
        }
    }

    private void pause(Duration atMost) {
        try {
            var woken = wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (woken) {
                wake.drainPermits();
            }
        } catch (InterruptedException stopped) {
            running = false;
        }
    }
}
