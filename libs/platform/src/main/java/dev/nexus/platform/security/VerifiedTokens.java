package dev.nexus.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers which tokens were verified, because verifying costs more than the rest of a small request. A token is
 * remembered under its SHA-256, for a short time and never past its expiry; a refused one is not remembered.
 */
final class VerifiedTokens implements JwtDecoder {

    private final JwtDecoder verifier;
    private final Cache<ByteBuffer, Jwt> verified;

    VerifiedTokens(JwtDecoder verifier, SecuritySettings settings, Clock clock) {
        this.verifier = verifier;
        this.verified = Caffeine.newBuilder()
                .maximumSize(settings.verifiedTokens())
                .expireAfter(Expiry.creating(
                        (ByteBuffer hash, Jwt token) -> remembered(token, settings.verifiedFor(), clock)))
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var hash = hash(token);
        var known = verified.getIfPresent(hash);
        if (known != null) {
            return known;
        }
        var fresh = verifier.decode(token);
        verified.put(hash, fresh);
        return fresh;
    }

    private static Duration remembered(Jwt token, Duration longest, Clock clock) {
        var left = Duration.between(clock.instant(), Objects.requireNonNull(token.getExpiresAt()));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(longest) < 0 ? left : longest;
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
