package dev.nexus.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as its recipient sees it, in the list and live.
 *
 * @param kind such as {@code book-finished}; others will follow
 * @param bookId null when it is about no book, or about several
 * @param libraryId null when it is about no library
 * @param link the path of what it is about, below the gateway's URL; null when there is none
 * @param readAt null as long as it is unread
 */
public record NotificationView(
        UUID id,
        String kind,
        String title,
        String text,
        @Nullable UUID bookId,
        @Nullable UUID libraryId,
        @Nullable String link,
        Instant createdAt,
        @Nullable Instant readAt) {

    public static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.id().value(),
                notification.kind().wireName(),
                notification.title(),
                notification.text(),
                notification.book(),
                notification.library(),
                notification.link(),
                notification.createdAt(),
                notification.readAt());
    }
}
