package dev.nexus.platform.security;

import java.util.Optional;

/**
 * Where the list of revocations comes from. The usual source is user-service; that one declares a bean of its own
 * instead. It is asked by one thread at a time.
 */
@FunctionalInterface
public interface RevocationSource {

    /**
     * Reads the list.
     *
     * @return the whole list; empty when it is the same as the last time
     * @throws RuntimeException when it cannot be had
     */
    Optional<RevocationList> read();
}
