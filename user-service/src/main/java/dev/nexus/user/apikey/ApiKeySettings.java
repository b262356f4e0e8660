package dev.nexus.user.apikey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many keys there may be, and for how long.
 *
 * @param perAccount how many living keys an account may have
 * @param lifetime how long a key is good when nothing else is asked for
 * @param longestLifetime how long at most
 */
@Validated
@ConfigurationProperties("nexus.api-keys")
record ApiKeySettings(
        @Min(0) @Max(10_000) @DefaultValue("50") int perAccount,
        @DefaultValue("90d") Duration lifetime,
        @DefaultValue("365d") Duration longestLifetime) {

    /** How long a token lives that a key is exchanged for, at most. */
    static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);

    ApiKeySettings {
        if (lifetime.compareTo(TOKEN_LIFETIME) < 0 || lifetime.compareTo(longestLifetime) > 0) {
            throw new IllegalArgumentException("nexus.api-keys.lifetime is %s, but must be from %s to %s"
                    .formatted(lifetime, TOKEN_LIFETIME, longestLifetime));
        }
    }
}
