package dev.nexus.user.throttle;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param name tells the uses of different limits apart
 * @param atOnce how often without any pause
 * @param interval after how long it may be done once more
 */
public record Limit(String name, int atOnce, Duration interval) {

    /** Refuses what would never let anything pass, or everything. */
    public Limit {
        if (atOnce < 1 || interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "limit %s allows %d at once and one more each %s".formatted(name, atOnce, interval));
        }
    }

    Duration whole() {
        return interval.multipliedBy(atOnce);
    }
}
