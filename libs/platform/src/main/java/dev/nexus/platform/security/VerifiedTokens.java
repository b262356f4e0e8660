package dev.nexus.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers which tokens were verified, because verifying costs more than the rest of a small request. A token is
 * remembered for a short time and never past its expiry; a refused one is not remembered.
 */
final class VerifiedTokens implements JwtDecoder {

    private final JwtDecoder verifier;
    private final Cache<String, Jwt> verified;

    VerifiedTokens(JwtDecoder verifier, SecuritySettings settings, Clock clock) {
        this.verifier = verifier;
        this.verified = Caffeine.newBuilder()
                .maximumSize(settings.verifiedTokens())
                .expireAfter(
                        Expiry.creating((String text, Jwt token) -> remembered(token, settings.verifiedFor(), clock)))
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var known = verified.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var fresh = verifier.decode(token);
        verified.put(token, fresh);
        return fresh;
    }

    private static Duration remembered(Jwt token, Duration longest, Clock clock) {
        var left = Duration.between(clock.instant(), Objects.requireNonNull(token.getExpiresAt()));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(longest) < 0 ? left : longest;
    }
}
