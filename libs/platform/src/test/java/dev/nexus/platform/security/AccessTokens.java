package dev.nexus.platform.security;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Access tokens for tests: a good one, to be spoilt in one point. */
public final class AccessTokens {

    public static final UUID EMMA = UUID.fromString("0195a0c0-0000-7000-8000-0000000000e1");
    public static final UUID SESSION = UUID.fromString("0195a0c0-0000-7000-8000-000000000005");

    public static final String KEY_ID = SigningKeys.OURS_ID;

    private AccessTokens() {}

    public static PublicKey publicKey() {
        return SigningKeys.OURS.getPublic();
    }

    /** Everything but the signature. */
    public static JwtBuilder unsigned(Instant now) {
        return Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(SigningKeys.OURS_ID)
                .and()
                .issuer("nexus")
                .audience()
                .add("nexus")
                .and()
                .subject(EMMA.toString())
                .claim("sid", SESSION.toString())
                .claim("roles", List.of())
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(600)));
    }

    public static String good(Instant now) {
        return signed(unsigned(now));
    }

    public static String signed(JwtBuilder token) {
        return token.signWith(SigningKeys.OURS.getPrivate(), Jwts.SIG.RS256).compact();
    }
}
