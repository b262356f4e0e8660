package dev.nexus.user.secondfactor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import dev.nexus.user.account.EmailAddress;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.util.UriUtils;

/**
 * What an authenticator app and this service both know. The app shows a code of six digits that is another one every 30 s
 * (RFC 6238 with HMAC-SHA-1: many apps know nothing else).
 */
final class TotpSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;
    private static final long STEP_SECONDS = 30;
    /** How many steps the app's clock may be ahead or behind. */
    private static final long SKEW = 1;

    private static final int DIGITS = 6;
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(DIGITS);

    private final byte[] bytes;

    private TotpSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static TotpSecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TotpSecret(bytes);
    }

    static TotpSecret of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret has %d bytes, this one has %d".formatted(BYTES, bytes.length));
        }
        return new TotpSecret(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The secret as it is typed into an app. */
    String text() {
        return Base32.encode(bytes);
    }

    /** The secret as an app reads it from a QR code. */
    String uri(String issuer, EmailAddress account) {
        var encodedIssuer = UriUtils.encode(issuer, UTF_8);
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(
                        encodedIssuer,
                        UriUtils.encode(account.value(), UTF_8),
                        text(),
                        encodedIssuer,
                        DIGITS,
                        STEP_SECONDS);
    }

    /**
     * The step of time whose code this is.
     *
     * @param code what was typed
     * @param now when
     * @param after only steps after this one count, because no code is good twice
     * @return the step; empty when it is the code of none that is near enough
     */
    OptionalLong step(String code, Instant now, long after) {
        var typed = code.strip().getBytes(US_ASCII);
        var current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(current - SKEW, current + SKEW)
                .filter(step -> step > after)
                .filter(step -> MessageDigest.isEqual(code(step).getBytes(US_ASCII), typed))
                .findFirst();
    }

    private String code(long step) {
        Key key = new SecretKeySpec(bytes, "HmacSHA1");
        try {
            return "%06d".formatted(CODES.generateOneTimePassword(key, step));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("HMAC takes any bytes as key", impossible);
        }
    }

    @Override
    public String toString() {
        return "TotpSecret[hidden]";
    }
}
