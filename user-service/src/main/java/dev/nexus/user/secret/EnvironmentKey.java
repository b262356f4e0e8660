package dev.nexus.user.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The secret of the environment. It is never used itself, only keys that are derived from it, one for each purpose. */
public final class EnvironmentKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    private EnvironmentKey(byte[] key) {
        this.key = key;
    }

    /**
     * Reads the key.
     *
     * @throws IllegalArgumentException when it is not base64 of 32 bytes
     */
    public static EnvironmentKey parse(String base64) {
        try {
            var key = Base64.getDecoder().decode(base64.strip());
            if (key.length == KEY_BYTES) {
                return new EnvironmentKey(key);
            }
        } catch (IllegalArgumentException noBase64) {
            // The same sentence says what is needed.
        }
        throw new IllegalArgumentException("NEXUS_SECRET_KEY must be base64 of 32 bytes (openssl rand -base64 32)");
    }

    /** A keyed hash for one purpose: whoever does not have the key can neither make nor check it. */
    public byte[] hash(String purpose, byte[] content) {
        return hmac(hmac(key, purpose.getBytes(UTF_8)), content);
    }

    /** Encrypts and authenticates; the name is authenticated too, so that two sealed things cannot be exchanged. */
    public byte[] seal(String purpose, String name, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, name, nonce).doFinal(content);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is a part of every Java", impossible);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @throws GeneralSecurityException when it was sealed with another key or for another name, or was changed
     */
    public byte[] open(String purpose, String name, byte[] sealed) throws GeneralSecurityException {
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var content = new byte[buffer.remaining()];
        buffer.get(content);
        return cipher(Cipher.DECRYPT_MODE, purpose, name, nonce).doFinal(content);
    }

    private Cipher cipher(int mode, String purpose, String name, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var derived = new SecretKeySpec(hmac(key, purpose.getBytes(UTF_8)), "AES");
        cipher.init(mode, derived, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC is a part of every Java", impossible);
        }
    }
}
