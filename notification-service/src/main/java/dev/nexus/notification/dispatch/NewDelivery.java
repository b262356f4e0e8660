package dev.nexus.notification.dispatch;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationId;
import java.time.Instant;
import java.util.UUID;

/**
 * A notification that is to be sent.
 *
 * @param notBefore when it may leave
 */
record NewDelivery(UUID id, NotificationId notification, Channel channel, Instant notBefore) {}
