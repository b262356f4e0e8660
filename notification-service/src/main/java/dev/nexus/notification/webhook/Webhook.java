package dev.nexus.notification.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a library tells of what happens in it.
 *
 * @param disabledReason null while it is enabled, and when somebody disabled it
 * @param failingSince the first failure since the last success; null when there was none
 * @param version grows with every change of what is shown
 */
public record Webhook(
        WebhookId id,
        UUID library,
        WebhookTerms terms,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt,
        long version) {}
