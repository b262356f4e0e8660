package dev.nexus.notification.unsubscribe;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;

/** What somebody gets by a channel, and may want no more. */
public record Subscribed(RecipientId recipient, NotificationKind kind, Channel channel) {}
