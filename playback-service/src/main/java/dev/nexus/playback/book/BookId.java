package dev.nexus.playback.book;

import java.util.UUID;

/** A book of the catalogue. */
public record BookId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
