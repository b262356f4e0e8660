package dev.nexus.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of the environment. It is never used itself, only keys that are derived from it, one for each purpose. While it
 * is exchanged for another there are two: the former one still opens what it sealed, and everything new is done with the
 * present one.
 */
public final class EnvironmentKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    /** The present one, and the former one if there is one. */
    private final List<byte[]> keys;

    private final SecureRandom random = new SecureRandom();

    private EnvironmentKey(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Reads the key.
     *
     * @throws IllegalArgumentException when it is not base64 of 32 bytes
     */
    public static EnvironmentKey parse(String base64) {
        return new EnvironmentKey(List.of(bytes("NEXUS_SECRET_KEY", base64)));
    }

    /**
     * Reads the key, and another one that still opens what it sealed.
     *
     * @param base64 the present key
     * @param former the other one; blank when there is none
     * @throws IllegalArgumentException when one of them is not base64 of 32 bytes
     */
    public static EnvironmentKey parse(String base64, String former) {
        return former.isBlank()
                ? parse(base64)
                : new EnvironmentKey(
                        List.of(bytes("NEXUS_SECRET_KEY", base64), bytes("NEXUS_SECRET_KEY_PREVIOUS", former)));
    }

    private static byte[] bytes(String variable, String base64) {
        try {
            var key = Base64.getDecoder().decode(base64.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException noBase64) {
            // The same sentence says what is needed.
        }
        throw new IllegalArgumentException(variable + " must be base64 of 32 bytes (openssl rand -base64 32)");
    }

    /** Whether something may have been sealed with a former key. */
    public boolean isBeingRotated() {
        return keys.size() > 1;
    }

    /** A keyed hash for one purpose: whoever does not have the key can neither make nor check it. */
    public byte[] hash(String purpose, byte[] content) {
        return hash(keys.getFirst(), purpose, content);
    }

    /** The keyed hash, and the one by the former key if there is one: either may have been given to somebody. */
    public List<byte[]> hashes(String purpose, byte[] content) {
        return keys.stream().map(key -> hash(key, purpose, content)).toList();
    }

    private static byte[] hash(byte[] key, String purpose, byte[] content) {
        return hmac(hmac(key, purpose.getBytes(UTF_8)), content);
    }

    /** Encrypts and authenticates; the name is authenticated too, so that two sealed things cannot be exchanged. */
    public byte[] seal(String purpose, String name, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(keys.getFirst(), Cipher.ENCRYPT_MODE, purpose, name, nonce)
                    .doFinal(content);
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
        try {
            return open(keys.getFirst(), purpose, name, sealed);
        } catch (GeneralSecurityException other) {
            if (isBeingRotated()) {
                return open(keys.getLast(), purpose, name, sealed);
            }
            throw other;
        }
    }

    /**
     * Seals anew what the former key sealed.
     *
     * @return what takes its place; empty when the present key opens it
     * @throws GeneralSecurityException when neither key opens it
     */
    public Optional<byte[]> sealAnew(String purpose, String name, byte[] sealed) throws GeneralSecurityException {
        try {
            open(keys.getFirst(), purpose, name, sealed);
            return Optional.empty();
        } catch (GeneralSecurityException former) {
            return Optional.of(seal(purpose, name, open(purpose, name, sealed)));
        }
    }

    private static byte[] open(byte[] key, String purpose, String name, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("this was never sealed");
        }
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var content = new byte[buffer.remaining()];
        buffer.get(content);
        return cipher(key, Cipher.DECRYPT_MODE, purpose, name, nonce).doFinal(content);
    }

    private static Cipher cipher(byte[] key, int mode, String purpose, String name, byte[] nonce)
            throws GeneralSecurityException {
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
