package dev.nexus.gateway.forward;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one class of routes may take.
 *
 * @param total all the time that a request may wait for its backend; null for no limit
 * @param stall the longest time that a backend may neither send nor take anything
 * @param connections how many requests to each backend at once, each on a connection of its own
 */
record Limits(@Nullable Duration total, Duration stall, int connections) {

    Limits {
        if (total != null && !total.isPositive()) {
            throw new IllegalArgumentException("total " + total + " is not positive");
        }
        if (!stall.isPositive()) {
            throw new IllegalArgumentException("stall " + stall + " is not positive");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("connections " + connections + " is less than 1");
        }
    }
}
