package dev.nexus.platform.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How access tokens are verified, and what needs none.
 *
 * @param jwksUrl where the public keys are fetched from, at the first token and when an unknown key is named
 * @param revocationsUrl where the list of revocations is read; null for {@code /internal/revocations} where the keys are
 * @param revocationsInterval how old that list may be
 * @param issuer the {@code iss} that a token must have
 * @param audience an {@code aud} that a token must have
 * @param clockSkew how far the clocks of two machines may be apart
 * @param fetchInterval the shortest time between two fetches of the keys, whatever strangers send
 * @param keysMaxAge after how long the keys are fetched again although all of them are known
 * @param verifiedFor how long a verified token is not verified again; never longer than the token lives
 * @param verifiedTokens how many verified tokens are remembered
 * @param maxTokenLength tokens with more characters are refused unread
 * @param publicPaths what needs no token, for example {@code POST /api/v1/accounts} or {@code /docs/**}
 * @param interactiveOnly what no token with a {@code scope} is good for, besides all of {@code /api/v1/admin}
 * @param scopeContext the first half of the scopes that count here; null where others check them
 */
@Validated
@ConfigurationProperties("nexus.security")
public record SecuritySettings(
        @NotNull URI jwksUrl,
        @Nullable URI revocationsUrl,
        @DefaultValue("2s") Duration revocationsInterval,
        @NotBlank @DefaultValue("nexus") String issuer,
        @NotBlank @DefaultValue("nexus") String audience,
        @DefaultValue("5s") Duration clockSkew,
        @DefaultValue("30s") Duration fetchInterval,
        @DefaultValue("5m") Duration keysMaxAge,
        @DefaultValue("60s") Duration verifiedFor,
        @Min(0) @Max(1_000_000) @DefaultValue("10000") int verifiedTokens,
        @Min(256) @DefaultValue("8192") int maxTokenLength,
        @DefaultValue List<RequestPattern> publicPaths,
        @DefaultValue List<RequestPattern> interactiveOnly,
        @Nullable String scopeContext) {

    /** Refuses durations that would switch a protection off. */
    public SecuritySettings {
        requireBetween("clock-skew", clockSkew, Duration.ZERO, Duration.ofMinutes(1));
        requireBetween("fetch-interval", fetchInterval, Duration.ofMillis(100), Duration.ofHours(1));
        requireBetween("keys-max-age", keysMaxAge, Duration.ofSeconds(1), Duration.ofDays(1));
        requireBetween("verified-for", verifiedFor, Duration.ZERO, Duration.ofSeconds(60));
        requireBetween("revocations-interval", revocationsInterval, Duration.ofMillis(100), Duration.ofMinutes(1));
        interactiveOnly = List.copyOf(interactiveOnly);
        scopeContext = scopeContext == null || scopeContext.isBlank() ? null : scopeContext;
        publicPaths = List.copyOf(publicPaths);
    }

    /** Where the list of revocations is: beside the public keys, unless said otherwise. */
    URI revocationsAt() {
        return revocationsUrl == null ? jwksUrl.resolve("/internal/revocations") : revocationsUrl;
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "nexus.security." + name + " is " + value + ", but must be from " + least + " to " + most);
        }
    }
}
