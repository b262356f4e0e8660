package dev.nexus.notification.push.web;

import dev.nexus.notification.push.PushSubscription;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser or an app that is told of its account's notifications. Its keys are not shown.
 *
 * @param endpoint at its push service
 * @param deviceName what its owner calls it; null when nobody said
 */
record PushSubscriptionView(
        UUID id, String endpoint, @Nullable String deviceName, Instant createdAt) {

    static PushSubscriptionView of(PushSubscription subscription) {
        return new PushSubscriptionView(
                subscription.id().value(),
                subscription.target().endpoint().toString(),
                subscription.deviceName(),
                subscription.createdAt());
    }
}
