package dev.nexus.notification.inbox;

import java.util.UUID;

/**
 * A notification to be made.
 *
 * @param source what it tells of, an event's identifier for example: of one source at most one notification of a kind is made for a recipient
 * @param inApp whether it is shown in the app; if not, it goes by other channels only
 */
public record NewNotification(Notification notification, UUID source, boolean inApp) {}
