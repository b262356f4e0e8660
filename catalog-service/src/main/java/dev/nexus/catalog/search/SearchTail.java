package dev.nexus.catalog.search;

import dev.nexus.catalog.book.BookEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
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
    private boolean broken;
    private Thread thread = new Thread();
    private @Nullable SearchPlace place;
    private @Nullable SearchPlace committed;
    private long committedAt;

    SearchTail(SearchIndex index, SearchProjection projection, SearchChanges changes, MeterRegistry meters) {
        this.index = index;
        this.projection = projection;
        this.changes = changes;
        this.rebuilds = Timer.builder("nexus.search.rebuild")
                .description("How long it took to build the search index anew")
                .register(meters);
    }

    /** Whether there is an index, be it one that is about to be replaced. */
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
        resume();
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

    void resume() {
        place = index.place().orElse(null);
        committed = place;
        ready = place != null;
    }

    private void follow() {
        while (running) {
            try {
                catchUp();
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

    /** Each time anew from where the index and the database are: either may have been replaced. */
    void catchUp() throws IOException {
        if (broken) {
            index.reopen();
            broken = false;
            resume();
        }
        try {
            var now = changes.now();
            place = place != null && now.continuesFrom(place) ? projection.takeOver(place, now) : rebuild();
            ready = true;
            commit(COMMIT_EVERY);
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            broken = true;
            throw e;
        }
    }

    private SearchPlace rebuild() throws IOException {
        var begun = System.nanoTime();
        var built = projection.rebuild();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        rebuilds.record(took);
        LOG.atInfo().addKeyValue("took", took).log("The search index is built");
        committed = built;
        return built;
    }

    /** What is not committed when the process dies is taken over once more. */
    private void commit(Duration every) throws IOException {
        if (place != null && !place.equals(committed) && System.nanoTime() - committedAt > every.toNanos()) {
            index.commit(place);
            committed = place;
            committedAt = System.nanoTime();
        }
    }

    private void commitLast() {
        try {
            commit(Duration.ZERO);
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
