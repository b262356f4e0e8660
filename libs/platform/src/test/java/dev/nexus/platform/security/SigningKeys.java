package dev.nexus.platform.security;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;

/** Key pairs for tests; made once, because making one takes a while. */
public final class SigningKeys {

    public static final String OURS_ID = "ours";
    public static final KeyPair OURS = Jwts.SIG.RS256.keyPair().build();
    public static final KeyPair STRANGERS = Jwts.SIG.RS256.keyPair().build();

    private SigningKeys() {}

    static RSAPublicKey publicKey(KeyPair pair) {
        return (RSAPublicKey) pair.getPublic();
    }

    static String jwks(String keyId, KeyPair pair) {
        var jwk = Jwks.builder().key(publicKey(pair)).id(keyId).build();
        return "{\"keys\":[" + Jwks.json(jwk) + "]}";
    }
}
