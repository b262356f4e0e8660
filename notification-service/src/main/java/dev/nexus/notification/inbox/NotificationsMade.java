package dev.nexus.notification.inbox;

import dev.nexus.notification.recipient.RecipientId;

/** Told on each replica that there may be new notifications, whatever replica made them. */
public interface NotificationsMade {

    void of(RecipientId recipient);

    /** Some may have been missed. */
    void ofAnybody();
}
