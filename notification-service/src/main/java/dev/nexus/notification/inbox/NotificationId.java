package dev.nexus.notification.inbox;

import java.util.UUID;

/** A notification. */
public record NotificationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
