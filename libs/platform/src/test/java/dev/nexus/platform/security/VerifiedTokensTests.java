package dev.nexus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class VerifiedTokensTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);
    private final AtomicInteger verified = new AtomicInteger();
    private final VerifiedTokens tokens = remembering();

    private VerifiedTokens remembering() {
        var settings = AccessTokenDecoderTests.settings();
        VerificationKeys keys = _ -> Optional.of(SigningKeys.publicKey(SigningKeys.OURS));
        var decoder = new AccessTokenDecoder(keys, settings, clock);
        JwtDecoder counting = token -> {
            verified.incrementAndGet();
            return decoder.decode(token);
        };
        return new VerifiedTokens(counting, settings, clock);
    }

    @Test
    void verifiesATokenOnceAMinute() {
        var token = AccessTokens.good(NOW);
        tokens.decode(token);
        clock.advance(Duration.ofSeconds(59));
        tokens.decode(token);

        assertThat(verified).hasValue(1);
        clock.advance(Duration.ofSeconds(1));
        tokens.decode(token);
        assertThat(verified).hasValue(2);
    }

    @Test
    void remembersNoTokenPastItsExpiry() {
        var token = AccessTokens.signed(AccessTokens.unsigned(NOW).expiration(Date.from(NOW.plusSeconds(10))));
        tokens.decode(token);
        clock.advance(Duration.ofSeconds(16));

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
    }

    @Test
    void doesNotTakeOneTokenForAnother() {
        var token = AccessTokens.good(NOW);
        tokens.decode(token);

        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> tokens.decode(token.substring(0, token.length() - 6) + "AAAAAA"));
    }
}
