package dev.nexus.user.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as those see it who administer the platform.
 *
 * @param id its name ({@code kid})
 * @param state what it does
 * @param createdAt since when it is published
 * @param signsFrom from when on it signs or signed; null while it waits
 * @param retiredAt since when another one signs; null when none does
 * @param revokedAt since when nothing that it signed is good; null when it was not revoked
 */
public record SigningKeyView(
        String id,
        KeyState state,
        Instant createdAt,
        @Nullable Instant signsFrom,
        @Nullable Instant retiredAt,
        @Nullable Instant revokedAt) {

    static SigningKeyView of(KeySchedule schedule, KeyTimes key, Instant now) {
        return new SigningKeyView(
                key.keyId(),
                schedule.state(key, now),
                key.createdAt(),
                key.signsFrom(),
                schedule.retiredAt(key, now).orElse(null),
                key.revokedAt());
    }
}
