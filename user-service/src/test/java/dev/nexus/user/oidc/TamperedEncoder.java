package dev.nexus.user.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.text.ParseException;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Signs tokens, or does with them what a thief would. */
final class TamperedEncoder implements JwtEncoder {

    private final JwtEncoder honest;
    private final Supplier<Tampering> tampering;
    private final PrivateKey anotherKey = Jwts.SIG.RS256.keyPair().build().getPrivate();

    TamperedEncoder(JwtEncoder honest, Supplier<Tampering> tampering) {
        this.honest = honest;
        this.tampering = tampering;
    }

    @Override
    public Jwt encode(JwtEncoderParameters wanted) {
        var token = honest.encode(wanted);
        return token.getClaims().containsKey("nonce") ? tampered(token) : token;
    }

    private Jwt tampered(Jwt token) {
        try {
            var claims = SignedJWT.parse(token.getTokenValue()).getJWTClaimsSet();
            return switch (tampering.get()) {
                case UNSIGNED -> with(token, new PlainJWT(claims).serialize());
                case SIGNED_WITH_THE_CLIENT_SECRET ->
                    with(
                            token,
                            signed(
                                    claims,
                                    JWSAlgorithm.HS256,
                                    new MACSigner(TestProvider.CLIENT_SECRET.getBytes(UTF_8))));
                case SIGNED_WITH_ANOTHER_KEY ->
                    with(token, signed(claims, JWSAlgorithm.RS256, new RSASSASigner(anotherKey)));
                case NONE, WRONG_NONCE, WRONG_AUDIENCE, WRONG_PARTY, WRONG_ISSUER, EXPIRED, BROKEN -> token;
            };
        } catch (ParseException | JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        var token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("provider").build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static Jwt with(Jwt token, String value) {
        return Jwt.withTokenValue(value)
                .headers(headers -> headers.putAll(token.getHeaders()))
                .claims(claims -> claims.putAll(token.getClaims()))
                .build();
    }
}
