package dev.nexus.notification.recipient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What user-service says of an account.
 *
 * @param locale a tag of BCP 47; null when nobody said
 * @param timeZone an IANA name; null when nobody said
 * @param registeredAt null when it is not said again; what was said before stays then
 */
public record Profile(
        RecipientId id,
        String email,
        boolean emailVerified,
        String displayName,
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable Instant registeredAt) {

    @Override
    public String toString() {
        return "Profile[%s]".formatted(id.value());
    }
}
