package dev.nexus.notification.live;

import dev.nexus.notification.inbox.Notification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new notification, as the list of notifications has it. */
record LiveNotification(
        UUID id,
        String kind,
        String title,
        String text,
        @Nullable UUID bookId,
        Instant createdAt) {

    static LiveNotification of(Notification notification) {
        return new LiveNotification(
                notification.id().value(),
                notification.kind().wireName(),
                notification.title(),
                notification.text(),
                notification.book(),
                notification.createdAt());
    }
}
