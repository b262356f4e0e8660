package dev.nexus.user.token;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long tokens live.
 *
 * @param accessLifetime how long an access token lives
 * @param refreshLifetime how long a session lives without being used
 * @param sessionLifetime how long a session lives at most, however much it is used
 * @param refreshGrace how long a used refresh token still leads to the same successor
 * @param keyRotation how long a key signs before another one does
 * @param keyNotice how long a key is published before it signs: longer than anybody who verifies may keep the key set
 * @param endedFor how long it is remembered that a session was there
 */
@ConfigurationProperties("nexus.tokens")
record TokenSettings(
        @DefaultValue("10m") Duration accessLifetime,
        @DefaultValue("30d") Duration refreshLifetime,
        @DefaultValue("365d") Duration sessionLifetime,
        @DefaultValue("10s") Duration refreshGrace,
        @DefaultValue("30d") Duration keyRotation,
        @DefaultValue("10m") Duration keyNotice,
        @DefaultValue("30d") Duration endedFor) {

    /** No access token lives longer, whatever the settings were when it was made. */
    static final Duration LONGEST_ACCESS_LIFETIME = Duration.ofHours(1);

    TokenSettings {
        requireBetween("access-lifetime", accessLifetime, Duration.ofSeconds(1), LONGEST_ACCESS_LIFETIME);
        requireBetween("refresh-lifetime", refreshLifetime, accessLifetime, Duration.ofDays(400));
        requireBetween("session-lifetime", sessionLifetime, refreshLifetime, Duration.ofDays(3650));
        requireBetween("refresh-grace", refreshGrace, Duration.ZERO, Duration.ofMinutes(1));
        requireBetween("key-notice", keyNotice, Duration.ofSeconds(1), Duration.ofDays(7));
        requireBetween("key-rotation", keyRotation, keyNotice, Duration.ofDays(400));
        requireBetween("ended-for", endedFor, LONGEST_ACCESS_LIFETIME.multipliedBy(2), Duration.ofDays(400));
    }

    /** When a session that is used now ends by itself. */
    Instant expiry(Instant startedAt, Instant now) {
        var unused = now.plus(refreshLifetime);
        var tooOld = startedAt.plus(sessionLifetime);
        return unused.isBefore(tooOld) ? unused : tooOld;
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "nexus.tokens.%s is %s, but must be from %s to %s".formatted(name, value, least, most));
        }
    }
}
