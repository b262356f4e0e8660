package dev.nexus.playback.bookmark;

import java.util.UUID;

/** A bookmark, among those of one listener in one book. */
public record BookmarkId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
