package dev.nexus.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as its recipient sees it, in the list and live.
 *
 * @param kind {@code book-finished}; others will follow
 * @param bookId null when it is about no book
 * @param readAt null as long as it is unread
 */
public record NotificationView(
        UUID id,
        String kind,
        String title,
        String text,
        @Nullable UUID bookId,
        Instant createdAt,
        @Nullable Instant readAt) {

    public static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.id().value(),
                notification.kind().wireName(),
                notification.title(),
                notification.text(),
                notification.book(),
                notification.createdAt(),
                notification.readAt());
    }
}
