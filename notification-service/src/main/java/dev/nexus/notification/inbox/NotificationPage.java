package dev.nexus.notification.inbox;

import dev.nexus.platform.web.Page;

/**
 * A page of somebody's notifications.
 *
 * @param unread how many are unread, on this page or not
 */
public record NotificationPage<T>(Page<T> page, long unread) {}
