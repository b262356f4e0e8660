package dev.nexus.gateway.forward;

import java.time.Duration;

/**
 * When a backend is left alone for a while.
 *
 * @param window how far back calls are looked at
 * @param minimumCalls with fewer calls in the window nothing is decided
 * @param failures how many per cent of the calls have to fail
 * @param slowAfter when an answer to a small question is slow
 * @param slow how many per cent of the calls have to be slow
 * @param openFor how long nothing is passed on then
 * @param probes how many calls are tried after that, before the others are let through
 */
record BreakerSettings(
        Duration window,
        int minimumCalls,
        float failures,
        Duration slowAfter,
        float slow,
        Duration openFor,
        int probes) {

    BreakerSettings {
        if (window.toSeconds() < 1) {
            throw new IllegalArgumentException("window " + window + " is less than a second");
        }
        requirePositive("minimum-calls", minimumCalls);
        requirePositive("probes", probes);
        requirePercent("failures", failures);
        requirePercent("slow", slow);
        requirePositive("slow-after", slowAfter);
        requirePositive("open-for", openFor);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " is less than 1");
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " " + value + " is not positive");
        }
    }

    private static void requirePercent(String name, float value) {
        if (!(value > 0 && value <= 100)) {
            throw new IllegalArgumentException(name + " " + value + " is no percentage above 0");
        }
    }
}
