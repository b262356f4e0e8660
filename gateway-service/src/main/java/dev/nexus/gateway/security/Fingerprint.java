package dev.nexus.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nexus.platform.security.Sha256;
import java.nio.ByteBuffer;

/**
 * What is kept of a secret instead of it.
 *
 * @param hash its SHA-256
 */
record Fingerprint(ByteBuffer hash) {

    static Fingerprint of(String secret) {
        return new Fingerprint(ByteBuffer.wrap(Sha256.of(secret.getBytes(UTF_8))));
    }
}
