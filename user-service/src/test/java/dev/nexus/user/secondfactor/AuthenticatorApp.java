package dev.nexus.user.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** An app on a telephone that was given a secret. */
public record AuthenticatorApp(String secret) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public String code() {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(key(), "HmacSHA1"), Instant.now());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String wrongCode() {
        return code().chars()
                .mapToObj(digit -> String.valueOf(('9' - digit + 1) % 10))
                .reduce("", String::concat);
    }

    private byte[] key() {
        var number = secret.chars()
                .mapToObj(letter -> BigInteger.valueOf(LETTERS.indexOf(letter)))
                .reduce(BigInteger.ZERO, (all, next) -> all.shiftLeft(5).or(next));
        var bytes = number.setBit(160).toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length);
    }
}
