package dev.nexus.gateway.forward;

import java.io.IOException;

/** The backend could not be reached, or the connection broke before the first byte of an answer came. */
final class UnansweredException extends IOException {

    private final boolean stale;

    /** @param stale whether the connection had rested before, so that it may have been closed long ago */
    UnansweredException(IOException cause, boolean stale) {
        super(cause);
        this.stale = stale;
    }

    /** Whether this says nothing about how the backend is now. */
    boolean isStale() {
        return stale;
    }

    IOException reason() {
        return getCause() instanceof IOException reason ? reason : this;
    }
}
