package dev.nexus.notification.channel;

import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;

/** Lets a recipient turn off what came by a channel. */
public interface Unsubscribing {

    /** From now on, notifications of a kind do not come by a channel. Once more changes nothing. */
    void unsubscribe(RecipientId recipient, NotificationKind kind, Channel channel);
}
