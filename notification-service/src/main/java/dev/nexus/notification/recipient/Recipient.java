package dev.nexus.notification.recipient;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is notified, as user-service tells.
 *
 * @param email where its owner reads mail
 * @param emailVerified whether somebody who reads there has said so
 * @param displayName how its owner is called
 * @param locale the language to write in; null when nobody said
 * @param zone where its owner's days begin; null when nobody said
 */
public record Recipient(
        RecipientId id,
        String email,
        boolean emailVerified,
        String displayName,
        @Nullable Locale locale,
        @Nullable ZoneId zone) {

    @Override
    public String toString() {
        return "Recipient[%s]".formatted(id.value());
    }
}
