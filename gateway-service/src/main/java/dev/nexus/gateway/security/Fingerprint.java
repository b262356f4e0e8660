package dev.nexus.gateway.security;

import dev.nexus.platform.hash.Sha256;
import java.nio.ByteBuffer;

/**
 * What is kept of a secret instead of it.
 *
 * @param hash its SHA-256
 */
record Fingerprint(ByteBuffer hash) {

    static Fingerprint of(String secret) {
        return new Fingerprint(ByteBuffer.wrap(Sha256.of(secret)));
    }
}
