package dev.nexus.notification.inbox;

import dev.nexus.notification.recipient.RecipientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that an account should know.
 *
 * @param title one line
 * @param text a sentence or two
 * @param book what it is about; null when it is about no book
 * @param readAt null as long as it is unread
 */
public record Notification(
        NotificationId id,
        RecipientId recipient,
        NotificationKind kind,
        String title,
        String text,
        @Nullable UUID book,
        Instant createdAt,
        @Nullable Instant readAt) {

    public Notification {
        if (title.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("notification %s has nothing to say".formatted(id));
        }
    }
}
