package dev.nexus.user.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a signing key does what.
 *
 * @param keyId its name
 * @param createdAt since when it is published
 * @param signsFrom from when on it signs, until another one does; null while it waits for its turn
 * @param revokedAt since when nothing that it signed is good; null when it was not revoked
 */
public record KeyTimes(
        String keyId,
        Instant createdAt,
        @Nullable Instant signsFrom,
        @Nullable Instant revokedAt) {

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean hasBegunBy(Instant now) {
        return signsFrom != null && !signsFrom.isAfter(now);
    }
}
