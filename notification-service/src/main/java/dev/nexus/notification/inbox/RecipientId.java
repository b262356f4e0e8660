package dev.nexus.notification.inbox;

import java.util.UUID;

/** An account that is notified. */
public record RecipientId(UUID value) {}
