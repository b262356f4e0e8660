package dev.nexus.notification.webhook;

import java.util.UUID;

/** A webhook. */
public record WebhookId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
