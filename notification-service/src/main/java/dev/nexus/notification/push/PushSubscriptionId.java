package dev.nexus.notification.push;

import java.util.UUID;

/** A browser or an app that wants to be told. */
public record PushSubscriptionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
