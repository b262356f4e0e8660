package dev.nexus.user.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Renews a lease now and then while work goes on, however little comes of it. */
final class LeaseRenewal {

    private final Runnable renewing;
    private final Duration interval;
    private final Clock clock;
    private Instant due;

    LeaseRenewal(Runnable renewing, Duration interval, Clock clock) {
        this.renewing = renewing;
        this.interval = interval;
        this.clock = clock;
        this.due = clock.instant().plus(interval);
    }

    /** Says that work goes on. */
    void touch() {
        var now = clock.instant();
        if (!now.isBefore(due)) {
            renewing.run();
            due = now.plus(interval);
        }
    }
}
