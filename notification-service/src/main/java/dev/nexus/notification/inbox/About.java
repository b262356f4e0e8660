package dev.nexus.notification.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a notification is about, so that an app can lead there.
 *
 * @param library null when it is about no library
 * @param book null when it is about no book, or about several
 * @param link the path in the API of what it is about; null when there is none
 */
public record About(
        @Nullable UUID library,
        @Nullable UUID book,
        @Nullable String link) {

    public static final About NOTHING = new About(null, null, null);

    public static About book(@Nullable UUID library, UUID book) {
        return new About(library, book, "/api/v1/books/" + book);
    }

    public static About link(String path) {
        return new About(null, null, path);
    }

    public static About link(UUID library, String path) {
        return new About(library, null, path);
    }
}
