package dev.nexus.user.library;

import java.util.UUID;

/**
 * Identifies a library.
 *
 * @param value a UUID of version 7
 */
public record LibraryId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
