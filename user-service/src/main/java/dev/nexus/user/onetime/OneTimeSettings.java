package dev.nexus.user.onetime;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long links in mails are good.
 *
 * @param verification a link that shows that somebody reads at an address
 * @param passwordReset a link that lets its reader choose another password
 */
@ConfigurationProperties("nexus.links")
record OneTimeSettings(
        @DefaultValue("7d") Duration verification,
        @DefaultValue("1h") Duration passwordReset) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    OneTimeSettings {
        requireSensible("verification", verification);
        requireSensible("password-reset", passwordReset);
    }

    Duration lifetime(OneTimePurpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL -> verification;
            case RESET_PASSWORD -> passwordReset;
        };
    }

    private static void requireSensible(String name, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "nexus.links.%s is %s, but must be from %s to %s".formatted(name, value, SHORTEST, LONGEST));
        }
    }
}
