package dev.nexus.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told of one event, and what came of it.
 *
 * @param attempts how often it was tried since it was made or replayed
 * @param nextAttemptAt null unless it is pending
 * @param lastTry null before the first
 * @param deliveredAt when the receiver took it; null before
 */
public record Delivery(
        DeliveryId id,
        WebhookId webhook,
        UUID event,
        String eventType,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Try lastTry,
        Instant createdAt,
        @Nullable Instant deliveredAt) {

    /**
     * What came of a try.
     *
     * @param status of the answer; null when there was none
     * @param reason why it failed; null when it did not
     */
    public record Try(@Nullable Integer status, @Nullable String reason, Duration took) {}
}
