package dev.nexus.notification.push;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser or an app that wants to be told.
 *
 * @param account whose notifications it gets
 * @param deviceName what its owner calls it; null when nobody said
 */
public record PushSubscription(
        PushSubscriptionId id,
        UUID account,
        PushTarget target,
        @Nullable String deviceName,
        Instant createdAt) {}
