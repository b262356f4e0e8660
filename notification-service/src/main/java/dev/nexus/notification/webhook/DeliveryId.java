package dev.nexus.notification.webhook;

import java.util.UUID;

/** A delivery. */
public record DeliveryId(UUID value) {

    /** What its messages are called, at every try and replay: {@code webhook-id}. */
    public String messageId() {
        return "msg_" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
