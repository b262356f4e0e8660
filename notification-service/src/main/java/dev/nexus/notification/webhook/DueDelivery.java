package dev.nexus.notification.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that is to be tried now.
 *
 * @param attempts how often it was tried, this time included
 * @param secret sealed
 * @param formerSecret sealed; null unless it signs along
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record DueDelivery(
        DeliveryId id,
        WebhookId webhook,
        int attempts,
        String url,
        String body,
        byte[] secret,
        byte @Nullable [] formerSecret) {

    @Override
    public String toString() {
        return "DueDelivery[id=%s, webhook=%s, attempts=%d]".formatted(id, webhook, attempts);
    }
}
