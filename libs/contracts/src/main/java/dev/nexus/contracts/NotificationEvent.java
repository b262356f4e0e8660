package dev.nexus.contracts;

import java.time.Instant;
import java.util.UUID;

/** Facts about what people and webhooks are told. */
public sealed interface NotificationEvent extends PublicEvent {

    /**
     * A webhook is told nothing any more until somebody enables it again.
     *
     * @param reason a word such as {@code gone} or {@code failing}; more may come
     */
    @EventType(
            value = "notification.webhook.disabled.v1",
            source = "/notification/webhooks/{webhookId}",
            orderedBy = "webhookId",
            since = "0.1",
            rate = EventRate.RARE)
    record WebhookDisabled(UUID webhookId, UUID libraryId, String reason, Instant disabledAt)
            implements NotificationEvent {}

    /** notification-service holds nothing about a deleted account any more. */
    @EventType(
            value = "notification.account.erased.v1",
            source = "/notification/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountErased(UUID accountId, Instant erasedAt) implements NotificationEvent {}
}
