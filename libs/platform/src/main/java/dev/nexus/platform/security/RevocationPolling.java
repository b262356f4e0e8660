package dev.nexus.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the list of revocations at most one interval old for as long as the service runs. A read that fails keeps the last
 * list: while user-service is away nobody is let in again, and what it would have added is not known yet. The first read is
 * waited for before a request comes in, but not for long: a service starts without user-service too, and is not ready until it has
 * read a list.
 */
public final class RevocationPolling implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RevocationPolling.class);

    private static final Duration FIRST_READ = Duration.ofSeconds(3);

    /** While nothing was read, nothing is ready: as soon as user-service is there, that should not be for long. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);

    private final RevocationSource source;
    private final VerificationKeys keys;
    private final Duration interval;
    private final Clock clock;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile RevocationList list = RevocationList.EMPTY;
    private volatile Instant readAt;
    private volatile boolean known;
    private volatile @Nullable Thread worker;
    private boolean failing;

    RevocationPolling(RevocationSource source, VerificationKeys keys, Duration interval, Clock clock) {
        this.source = source;
        this.keys = keys;
        this.interval = interval;
        this.clock = clock;
        this.readAt = clock.instant();
    }

    /** Reads the list now instead of at the end of the interval. Never blocks. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    RevocationList list() {
        return list;
    }

    /** Whether the list was read at all. */
    boolean isKnown() {
        return known;
    }

    /** How long ago the list was read, or the service started that has not read it yet, in seconds. */
    double age() {
        return Duration.between(readAt, clock.instant()).toMillis() / 1000.0;
    }

    /** Returns when the list was read once, or that failed, or took too long. */
    @Override
    public synchronized void start() {
        if (worker == null) {
            var starting = Thread.ofVirtual().name("revocation-polling").unstarted(this::run);
            worker = starting;
            starting.start();
            awaitFirstTry();
        }
    }

    private void awaitFirstTry() {
        try {
            if (!tried.await(FIRST_READ.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().log("revocations not read in time, the service starts without them");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        var stopping = worker;
        worker = null;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** Starts before the web server does, and stops after it. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    private void run() {
        while (worker == Thread.currentThread()) {
            read();
            tried.countDown();
            try {
                if (wakeUps.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private Duration pause() {
        return known || interval.compareTo(FIRST_RETRY) < 0 ? interval : FIRST_RETRY;
    }

    void read() {
        try {
            source.read().ifPresent(changed -> list = changed);
            readAt = clock.instant();
            known = true;
            keys.announce(list.signingKeys());
            failing = false;
        } catch (RuntimeException failure) {
            // Every two seconds the same line would hide the others.
            if (!failing && worker == Thread.currentThread()) {
                log.atWarn().addKeyValue("cause", failure.toString()).log("revocations not read, the last list stays");
            }
            failing = true;
        }
    }
}
