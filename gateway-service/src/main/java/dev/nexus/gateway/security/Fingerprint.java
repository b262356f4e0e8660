package dev.nexus.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What is kept of a secret instead of it.
 *
 * @param hash its SHA-256
 */
record Fingerprint(ByteBuffer hash) {

    static Fingerprint of(String secret) {
        return new Fingerprint(ByteBuffer.wrap(sha256(secret.getBytes(UTF_8))));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
