package dev.nexus.notification.webhook.web;

import dev.nexus.notification.webhook.WebhookTerms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a webhook.
 *
 * @param url where to send, {@code https}; at most 2,000 characters
 * @param eventTypes what to tell; null or empty for all that webhooks are told
 * @param enabled whether to begin at once; null for yes
 */
record MakeWebhook(
        @NotNull @Size(max = 2_000) String url,

        @Nullable @Size(max = 50) List<@NotNull String> eventTypes,

        @Nullable Boolean enabled) {

    WebhookTerms terms() {
        return new WebhookTerms(url, eventTypes == null ? List.of() : eventTypes, enabled == null || enabled);
    }
}
