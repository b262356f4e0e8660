package dev.nexus.notification.preference;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationKind;

/** A kind on a channel, about which somebody said something. */
public record Choice(NotificationKind kind, Channel channel) {}
