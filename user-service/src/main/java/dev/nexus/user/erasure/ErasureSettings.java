package dev.nexus.user.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an erasure may take.
 *
 * @param remindAfter after how long a service that has not answered is told again; then after twice as long, and so on
 * @param remindInterval how often those are looked for
 * @param lateAfter after how long an unfinished erasure is counted as late
 */
@ConfigurationProperties("nexus.erasure")
record ErasureSettings(
        @DefaultValue("15m") Duration remindAfter,
        @DefaultValue("1m") Duration remindInterval,
        @DefaultValue("1h") Duration lateAfter) {

    ErasureSettings {
        requirePositive("remind-after", remindAfter);
        requirePositive("remind-interval", remindInterval);
        requirePositive("late-after", lateAfter);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("nexus.erasure.%s is %s, not more than 0".formatted(name, value));
        }
    }
}
