package dev.nexus.gateway.forward;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * A request on its way, and the time that its backend has had. The clock stands still while the gateway waits for the
 * client: a slow phone must not look like a hung backend.
 */
final class Call implements AutoCloseable {

    private static final long STOPPED = Long.MIN_VALUE;

    private final HttpUriRequestBase request;
    private final Limits limits;
    private final Watch watch;

    // Written by the request's own thread only, read by the watch.
    private volatile long backendSince;
    private volatile long backendHad;
    private volatile boolean expired;

    Call(HttpUriRequestBase request, Limits limits, Watch watch) {
        this.request = request;
        this.limits = limits;
        this.watch = watch;
        this.backendSince = watch.now();
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
        var since = backendSince;
        if (since == STOPPED || expired) {
            return;
        }
        var silent = watch.now() - since;
        var total = limits.total();
        if (silent > limits.stall().toNanos() || (total != null && backendHad + silent > total.toNanos())) {
            expired = true;
            abort();
        }
    }

    /** Whether it was aborted because the backend took too long. */
    boolean hasExpired() {
        return expired;
    }

    /** Closes the connection at once. Closing the answer alone would first read the rest of it, which may be endless. */
    void abort() {
        request.cancel();
    }

    @Override
    public void close() {
        watch.forget(this);
    }
}
