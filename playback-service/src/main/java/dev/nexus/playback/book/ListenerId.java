package dev.nexus.playback.book;

import java.util.UUID;

/** An account that listens. */
public record ListenerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
