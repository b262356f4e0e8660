package dev.nexus.notification.inbox;

/**
 * A notification in the recipient's order.
 *
 * @param number grows by one with each of the recipient's notifications, in the order of their commits
 */
public record NumberedNotification(long number, Notification notification) {}
