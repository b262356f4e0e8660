package dev.nexus.notification.dispatch;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationId;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that is to be tried now.
 *
 * @param attempts how often it was tried, this time included
 */
record DueDelivery(UUID id, NotificationId notification, Channel channel, int attempts, Instant createdAt) {}
