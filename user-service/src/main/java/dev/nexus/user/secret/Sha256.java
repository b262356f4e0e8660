package dev.nexus.user.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash (FIPS 180-4) under which secrets are stored that nobody can guess; those need no salt. */
public final class Sha256 {

    private Sha256() {}

    /** The 32 bytes of a text's hash, the text in UTF-8. */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
