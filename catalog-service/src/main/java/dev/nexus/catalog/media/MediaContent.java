package dev.nexus.catalog.media;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Stored bytes as HTTP sees them. They never change under their name, so both validators are strong.
 *
 * @param modified when they were published; HTTP dates have whole seconds, so the rest is cut off
 */
public record MediaContent(MediaName name, String mimeType, long size, Sha256 sha256, Instant modified) {

    public MediaContent {
        if (size <= 0) {
            throw new IllegalArgumentException("size must be positive: " + size);
        }
        modified = modified.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A strong entity tag, quotes included. */
    public String etag() {
        return '"' + sha256.hex() + '"';
    }
}
