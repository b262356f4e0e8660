package dev.nexus.platform.hash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 (FIPS 180-4) without the exception for a Java that has none, which is no Java. Secrets that nobody can guess are stored under it
 * without a salt.
 */
public final class Sha256 {

    private Sha256() {}

    /**
     * The hash of some bytes.
     *
     * @param bytes any bytes
     * @return 32 bytes
     */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /**
     * The hash of a text in UTF-8.
     *
     * @param text any text
     * @return 32 bytes
     */
    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /**
     * For what comes in pieces.
     *
     * @return a digest that has seen nothing yet
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
