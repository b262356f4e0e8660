package dev.nexus.notification.webhook;

import dev.nexus.contracts.NotificationEvent;
import java.util.UUID;

/**
 * A webhook was disabled, because nobody takes what it is told; published in the transaction in which it happens.
 *
 * @param event under which it is told to others
 */
public record DisabledWebhook(UUID event, NotificationEvent.WebhookDisabled fact) {}
