package dev.nexus.gateway.forward;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way, and the time that its backend has had. The clock stands still while the gateway waits for the
 * client: a slow phone must not look like a hung backend.
 */
final class Call implements AutoCloseable {

    private static final long STOPPED = Long.MIN_VALUE;

    private final Limits limits;
    private final Guard guard;
    private final Watch watch;

    /** What the watch closes when the time is up; empty when there is nothing to close. */
    private final AtomicReference<@Nullable BackendConnection> connection = new AtomicReference<>();

    // Written by the request's own thread only, read by the watch.
    private volatile long backendSince;
    private volatile long backendHad;
    private volatile boolean expired;

    Call(Limits limits, Guard guard, Watch watch) {
        this.limits = limits;
        this.guard = guard;
        this.watch = watch;
        this.backendSince = watch.now();
    }

    /** Puts the connection into reach of the watch. */
    void uses(BackendConnection next) throws IOException {
        connection.set(next);
        if (expired) {
            abort();
            throw new InterruptedIOException("no time is left");
        }
    }

    /** Takes the connection out of reach of the watch; null when it was closed already. */
    @Nullable
    BackendConnection letsGo() {
        return connection.getAndSet(null);
    }

    void waitsForBackend() {
        backendSince = watch.now();
    }

    void waitsForClient() {
        var since = backendSince;
        var had = backendHad;
        backendSince = STOPPED;
        if (since != STOPPED) {
            backendHad = had + watch.now() - since;
        }
    }

    /** Asked by the watch from time to time. */
    void expireIfLate() {
        var had = backendHad;
        // Read second: in the other order the same time might be counted twice.
        var since = backendSince;
        if (since == STOPPED || expired) {
            return;
        }
        var silent = watch.now() - since;
        var total = limits.total();
        if (silent > limits.stall().toNanos() || (total != null && had + silent > total.toNanos())) {
            expired = true;
            abort();
        }
    }

    /** Whether it was aborted because the backend took too long. */
    boolean hasExpired() {
        return expired;
    }

    /** How long the backend had until now. */
    long backendNanos() {
        var since = backendSince;
        return backendHad + (since == STOPPED ? 0 : watch.now() - since);
    }

    /** Closes the connection at once, whatever is under way on it. */
    void abort() {
        var used = connection.getAndSet(null);
        if (used != null) {
            used.close();
        }
    }

    @Override
    public void close() {
        watch.forget(this);
        guard.leave();
    }
}
