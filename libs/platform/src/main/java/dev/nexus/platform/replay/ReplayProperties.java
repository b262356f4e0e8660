package dev.nexus.platform.replay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast events are told again, so that what happens now is not held up.
 *
 * @param rate events per second, 1 to 10000; of state, as many aggregates
 * @param interval how often a turn is taken, which then tells what the rate allows for that time
 */
@Validated
@ConfigurationProperties("nexus.replay")
public record ReplayProperties(
        @DefaultValue("500") @Min(1) @Max(10_000) int rate,
        @DefaultValue("1s") @NotNull Duration interval) {

    public ReplayProperties {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("nexus.replay.interval is %s but must be positive".formatted(interval));
        }
    }

    /** How many are told in one turn, one at least. */
    public int perTurn() {
        return (int) Math.max(1, rate * interval.toMillis() / 1000);
    }
}
