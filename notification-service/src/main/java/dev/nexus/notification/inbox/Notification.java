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
 * @param library null when it is about no library
 * @param link the path in the API of what it is about; null when there is none
 */
public record Notification(
        NotificationId id,
        RecipientId recipient,
        NotificationKind kind,
        String title,
        String text,
        @Nullable UUID book,
        Instant createdAt,
        @Nullable Instant readAt,
        @Nullable UUID library,
        @Nullable String link) {

    public Notification {
        if (title.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("notification %s has nothing to say".formatted(id));
        }
    }

    /** One that is about a book, or about nothing that has a place. */
    public Notification(
            NotificationId id,
            RecipientId recipient,
            NotificationKind kind,
            String title,
            String text,
            @Nullable UUID book,
            Instant createdAt,
            @Nullable Instant readAt) {
        this(id, recipient, kind, title, text, book, createdAt, readAt, null, null);
    }
}
