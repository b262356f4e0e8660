package dev.nexus.platform.id;

import java.util.UUID;

/**
 * Where new identifiers come from. Use cases take it by constructor, so that a test can decide the identifiers.
 *
 * <p>Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface IdSource {

    /**
     * Makes a new identifier.
     *
     * @return a UUID of version 7 (RFC 9562) that this source has never returned before
     */
    UUID next();
}
