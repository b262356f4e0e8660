package dev.nexus.playback.week;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How listeners' weeks are summed up.
 *
 * @param grace how long a week must be over, for devices that were offline at its end
 * @param interval how often weeks are looked for that are over
 * @param listenersAtOnce how many listeners' weeks are summed up in one transaction
 */
@Validated
@ConfigurationProperties("nexus.weeks")
record WeekProperties(
        @DefaultValue("6h") Duration grace,
        @DefaultValue("1h") Duration interval,
        @DefaultValue("200") @Min(1) @Max(5000) int listenersAtOnce) {

    private static final Duration LONGEST_GRACE = Duration.ofDays(6);

    WeekProperties {
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("nexus.weeks.grace is %s, not from 0 to 6 days".formatted(grace));
        }
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("nexus.weeks.interval is %s, not more than 0".formatted(interval));
        }
    }
}
