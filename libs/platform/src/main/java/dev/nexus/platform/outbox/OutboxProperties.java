package dev.nexus.platform.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox is emptied.
 *
 * @param enabled whether this instance relays; appending works either way
 * @param workers how many batches of different lanes are on their way at once, 1 to 8: while one waits for the broker's confirms,
 *     another is read or moved to the history
 * @param batchSize events published and confirmed together, 1 to 5000
 * @param lanesPerBatch lanes taken at once, 1 to 64; fewer leave more for other instances
 * @param pollInterval how soon an event is found whose commit woke nobody, for example after a crash
 * @param confirmTimeout how long the broker may take to confirm a batch
 * @param historyRetention how long published events can be replayed; whole days
 */
@Validated
@ConfigurationProperties("nexus.outbox")
record OutboxProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2") @Min(1) @Max(8) int workers,
        @DefaultValue("500") @Min(1) @Max(5000) int batchSize,
        @DefaultValue("16") @Min(1) @Max(Lanes.COUNT) int lanesPerBatch,
        @DefaultValue("1s") @NotNull Duration pollInterval,
        @DefaultValue("5s") @NotNull Duration confirmTimeout,
        @DefaultValue("7d") @NotNull Duration historyRetention) {

    OutboxProperties {
        if (!pollInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "nexus.outbox.poll-interval is %s but must be positive".formatted(pollInterval));
        }
        if (historyRetention.toDays() < 1) {
            throw new IllegalArgumentException(
                    "nexus.outbox.history-retention is %s but must be a day at least".formatted(historyRetention));
        }
    }
}
