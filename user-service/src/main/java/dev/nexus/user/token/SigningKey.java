package dev.nexus.user.token;

import io.jsonwebtoken.Jwts;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * A key pair that signs access tokens.
 *
 * @param id its name in tokens and in the public key set
 * @param publicKey what everybody may know
 * @param privateKey what nobody may know
 */
record SigningKey(String id, RSAPublicKey publicKey, RSAPrivateKey privateKey) {

    static SigningKey generate(String id) {
        var pair = Jwts.SIG.RS256.keyPair().build();
        return new SigningKey(id, (RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate());
    }

    static SigningKey decode(String id, byte[] publicKey, byte[] privateKey) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");
        return new SigningKey(
                id, (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(publicKey)), (RSAPrivateKey)
                        factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
    }

    @Override
    public String toString() {
        return "SigningKey[%s]".formatted(id);
    }
}
