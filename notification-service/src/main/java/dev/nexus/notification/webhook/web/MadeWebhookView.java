package dev.nexus.notification.webhook.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A webhook that was just made.
 *
 * @param webhook the webhook
 * @param secret what its receiver checks signatures with ({@code whsec_...}); shown this once
 */
record MadeWebhookView(@JsonUnwrapped WebhookView webhook, String secret) {}
