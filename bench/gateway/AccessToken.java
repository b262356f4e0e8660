import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/** An access token as user-service would sign it, and the key set that it is verified with. */
record AccessToken(String text, String jwks) {

    private static final String ID = "0190a1b2-0000-7000-8000-000000000003";

    static AccessToken signed() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var keys = generator.generateKeyPair();
        var now = Instant.now().getEpochSecond();
        var unsigned = encoded("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"bench\"}")
                + "."
                + encoded("{\"iss\":\"nexus\",\"aud\":[\"nexus\"],\"sub\":\"%1$s\",\"sid\":\"%1$s\",\"roles\":[],\"jti\":\"%1$s\",\"iat\":%2$d,\"exp\":%3$d}"
                        .formatted(ID, now, now + 3600));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        var key = (RSAPublicKey) keys.getPublic();
        return new AccessToken(
                unsigned + "." + encoded(signature.sign()),
                "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"bench\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                        .formatted(encoded(key.getModulus()), encoded(key.getPublicExponent())));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(BigInteger number) {
        var bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
