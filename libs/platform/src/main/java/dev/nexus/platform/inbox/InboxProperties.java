package dev.nexus.platform.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How others' events are consumed.
 *
 * @param batchSize events handled in one transaction, 1 to 1000
 * @param prefetch events that the broker hands out ahead, per queue
 * @param backoff pauses before each new try of a failing event; after the last it is parked
 * @param retryInterval how often waiting events are looked for
 * @param retention how long handled identifiers are remembered, longer than any replay reaches back
 */
@Validated
@ConfigurationProperties("nexus.inbox")
record InboxProperties(
        @DefaultValue("50") @Min(1) @Max(1000) int batchSize,
        @DefaultValue("200") @Min(1) @Max(5000) int prefetch,
        @DefaultValue({"10s", "1m", "10m", "1h"}) @NotEmpty List<Duration> backoff,
        @DefaultValue("1s") @NotNull Duration retryInterval,
        @DefaultValue("30d") @NotNull Duration retention) {

    InboxProperties {
        backoff = List.copyOf(backoff);
    }
}
