package dev.nexus.contracts;

import java.time.Instant;
import java.util.UUID;

/** Facts about what people were told. */
public sealed interface NotificationEvent extends PublicEvent {

    /** notification-service holds nothing about a deleted account any more. */
    @EventType("notification.account.erased.v1")
    record AccountErased(UUID accountId, Instant erasedAt) implements NotificationEvent {}
}
