package dev.nexus.notification.webhook.web;

import dev.nexus.notification.webhook.Delivery;
import dev.nexus.notification.webhook.DeliveryState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told of one event, and what came of it.
 *
 * @param messageId the {@code webhook-id} of its messages, the same at every try and replay
 * @param eventId the event's own identifier
 * @param attempts how often it was tried since it was made or replayed
 * @param nextAttemptAt null unless it is pending
 * @param lastStatus of the last answer; null when there was none
 * @param lastReason why the last try failed; null when it did not
 * @param lastTook how long the last try took, in seconds; null before the first
 * @param deliveredAt when the receiver took it; null before
 */
record DeliveryView(
        UUID id,
        String messageId,
        UUID eventId,
        String eventType,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastReason,
        @Nullable BigDecimal lastTook,
        Instant createdAt,
        @Nullable Instant deliveredAt) {

    private static final int MILLIS = 3;

    static DeliveryView of(Delivery delivery) {
        var last = delivery.lastTry();
        return new DeliveryView(
                delivery.id().value(),
                delivery.id().messageId(),
                delivery.event(),
                delivery.eventType(),
                delivery.state(),
                delivery.attempts(),
                delivery.nextAttemptAt(),
                last == null ? null : last.status(),
                last == null ? null : last.reason(),
                last == null ? null : BigDecimal.valueOf(last.took().toMillis(), MILLIS),
                delivery.createdAt(),
                delivery.deliveredAt());
    }
}
