package dev.nexus.notification.webhook;

import java.util.List;

/**
 * What its owners say of a webhook.
 *
 * @param url where to send
 * @param eventTypes what to tell, each once and in order; none for all that webhooks are told
 */
public record WebhookTerms(String url, List<String> eventTypes, boolean enabled) {

    public WebhookTerms {
        eventTypes = eventTypes.stream().distinct().sorted().toList();
    }
}
