package dev.nexus.notification.recipient;

import java.util.UUID;

/** An account that is notified. */
public record RecipientId(UUID value) {}
