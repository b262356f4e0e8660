package dev.nexus.catalog.book;

import java.util.UUID;

/** A book. */
public record BookId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
