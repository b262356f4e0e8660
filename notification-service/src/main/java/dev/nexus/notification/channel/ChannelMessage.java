package dev.nexus.notification.channel;

import dev.nexus.notification.inbox.Notification;
import dev.nexus.notification.recipient.Recipient;
import java.util.UUID;

/**
 * A notification on its way to somebody.
 *
 * @param id the same at each attempt
 * @param recipient as known now
 * @param notification in the recipient's language
 */
public record ChannelMessage(UUID id, Recipient recipient, Notification notification) {}
