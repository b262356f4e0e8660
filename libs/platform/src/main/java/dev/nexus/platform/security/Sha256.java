package dev.nexus.platform.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 without the exception for a Java that has none, which is no Java. */
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
