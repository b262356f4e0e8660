package dev.nexus.catalog.library;

import java.util.UUID;

/** A library of user-service. */
public record LibraryId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
