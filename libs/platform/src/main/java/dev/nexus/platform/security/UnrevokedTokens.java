package dev.nexus.platform.security;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Refuses tokens that were revoked. It is asked at each request, so that a token that was verified before is refused too. */
final class UnrevokedTokens implements JwtDecoder {

    private final JwtDecoder verifier;
    private final RevocationPolling revocations;

    UnrevokedTokens(JwtDecoder verifier, RevocationPolling revocations) {
        this.verifier = verifier;
        this.revocations = revocations;
    }

    @Override
    public Jwt decode(String token) {
        var verified = verifier.decode(token);
        if (revocations.list().refuses(verified)) {
            throw new BadJwtException("The token was revoked");
        }
        return verified;
    }
}
