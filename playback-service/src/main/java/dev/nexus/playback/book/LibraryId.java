package dev.nexus.playback.book;

import java.util.UUID;

/** A library: the tenant that owns books. */
public record LibraryId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
