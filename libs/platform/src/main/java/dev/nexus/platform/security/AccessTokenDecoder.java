package dev.nexus.platform.security;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.IncorrectClaimException;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MissingClaimException;
import io.jsonwebtoken.PrematureJwtException;
import java.security.Key;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies access tokens (RFC 9068) by the rules of RFC 8725: one algorithm, one type, and a key that is ours by its name.
 * What a token says about where to find a key ({@code jku}, {@code x5u}, {@code jwk}) is never looked at.
 */
final class AccessTokenDecoder implements JwtDecoder {

    private static final String TYPE = "at+jwt";
    private static final String ALGORITHM = "RS256";
    private static final int LONGEST_KEY_ID = 64;

    private final JwtParser parser;
    private final int maxLength;

    AccessTokenDecoder(VerificationKeys keys, SecuritySettings settings, Clock clock) {
        this.maxLength = settings.maxTokenLength();
        this.parser = Jwts.parser()
                .sig()
                .clear()
                .add(Jwts.SIG.RS256)
                .and()
                // A token needs no compression, and a small one that grows in memory is an attack.
                .zip()
                .clear()
                .and()
                .keyLocator(header -> key(header, keys))
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(settings.clockSkew().toSeconds())
                .requireIssuer(settings.issuer())
                .requireAudience(settings.audience())
                .build();
    }

    @Override
    public Jwt decode(String token) {
        if (token.length() > maxLength) {
            throw new BadJwtException("The token is too long");
        }
        try {
            var signed = parser.parseSignedClaims(token);
            return verified(token, signed.getHeader(), signed.getPayload());
        } catch (ExpiredJwtException expired) {
            throw new BadJwtException("The token has expired", expired);
        } catch (PrematureJwtException premature) {
            throw new BadJwtException("The token is not valid yet", premature);
        } catch (MissingClaimException | IncorrectClaimException foreign) {
            throw new BadJwtException("The token was not issued for this server", foreign);
        } catch (io.jsonwebtoken.JwtException | IllegalArgumentException forged) {
            throw new BadJwtException("The token is not valid", forged);
        }
    }

    private static Key key(Header header, VerificationKeys keys) {
        if (!(header instanceof JwsHeader signed)
                || !ALGORITHM.equals(signed.getAlgorithm())
                || !TYPE.equals(signed.getType())) {
            throw new BadJwtException("The token is of another kind");
        }
        // RFC 7515: a critical header that is not understood refuses the token, and none is understood here.
        if (signed.containsKey("crit")) {
            throw new BadJwtException("The token needs what is not supported");
        }
        var keyId = signed.getKeyId();
        if (keyId == null || keyId.isEmpty() || keyId.length() > LONGEST_KEY_ID) {
            throw new BadJwtException("The token names no key");
        }
        return keys.find(keyId).orElseThrow(() -> new BadJwtException("The token names an unknown key"));
    }

    private static Jwt verified(String token, JwsHeader header, Claims claims) {
        var expiry = claims.getExpiration();
        if (expiry == null) {
            throw new BadJwtException("The token never expires");
        }
        requireUuid(claims.getSubject(), "account");
        requireUuid(claims.get(CurrentUser.SESSION_CLAIM, String.class), "session");
        var issued = claims.getIssuedAt();
        var values = new HashMap<String, Object>(claims);
        values.remove(Claims.NOT_BEFORE);
        values.put(Claims.EXPIRATION, expiry.toInstant());
        if (issued != null) {
            values.put(Claims.ISSUED_AT, issued.toInstant());
        }
        return Jwt.withTokenValue(token)
                .headers(headers -> headers.putAll(header))
                .claims(all -> all.putAll(values))
                .build();
    }

    private static void requireUuid(@Nullable String value, String what) {
        try {
            UUID.fromString(String.valueOf(value));
        } catch (IllegalArgumentException none) {
            throw new BadJwtException("The token names no " + what, none);
        }
    }
}
