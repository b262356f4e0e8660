package dev.nexus.notification.live;

import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Whether the token that opened a stream is still good: neither over nor revoked. */
@Component
class TokenCheck {

    private final JwtDecoder decoder;
    private final Clock clock;

    TokenCheck(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    /** How long the token is good at the most; zero when it is not any more. */
    Duration goodFor(Jwt token) {
        var expiry = token.getExpiresAt();
        if (expiry == null) {
            return Duration.ZERO;
        }
        var left = Duration.between(clock.instant(), expiry);
        return left.isPositive() && isAccepted(token) ? left : Duration.ZERO;
    }

    private boolean isAccepted(Jwt token) {
        try {
            decoder.decode(token.getTokenValue());
            return true;
        } catch (JwtException e) {
            return false;
        }
    }
}
