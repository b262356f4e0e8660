package dev.nexus.notification.webhook.sending;

import java.net.URI;
import java.util.List;

/**
 * What is sent to a receiver.
 *
 * @param id the same for every try and every replay ({@code webhook-id} of Standard Webhooks 1.0), so that receivers can tell repetitions
 * @param body JSON
 * @param secrets to sign with, the newest first; two while one is exchanged for another; each decoded, 24 to 64 bytes
 */
public record WebhookMessage(URI url, String id, String body, List<byte[]> secrets) {}
