package dev.nexus.notification.webhook.web;

import dev.nexus.notification.webhook.DisabledReason;
import dev.nexus.notification.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook. Its secret is never shown again.
 *
 * @param url where messages are sent
 * @param eventTypes what it is told; empty for all that webhooks are told
 * @param enabled nothing is sent to one that is not, nor kept for it
 * @param disabledReason null while it is enabled, and when somebody disabled it
 * @param failingSince the first failure since the last success; null when there was none
 * @param version grows with every change; also the entity tag
 */
record WebhookView(
        UUID id,
        UUID libraryId,
        String url,
        List<String> eventTypes,
        boolean enabled,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt,
        long version) {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.id().value(),
                webhook.library(),
                webhook.terms().url(),
                webhook.terms().eventTypes(),
                webhook.terms().enabled(),
                webhook.disabledReason(),
                webhook.failingSince(),
                webhook.createdAt(),
                webhook.version());
    }
}
