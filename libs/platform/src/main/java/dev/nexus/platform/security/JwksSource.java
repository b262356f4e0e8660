package dev.nexus.platform.security;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;

/** Fetches the public keys once. */
@FunctionalInterface
interface JwksSource {

    /**
     * Fetches the keys.
     *
     * @return the keys by their id
     * @throws JwksFetchException when there is no answer, or one that is no key set
     */
    Map<String, RSAPublicKey> fetch();

    /** The keys could not be fetched. */
    final class JwksFetchException extends RuntimeException {

        JwksFetchException(String message) {
            super(message);
        }

        JwksFetchException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
