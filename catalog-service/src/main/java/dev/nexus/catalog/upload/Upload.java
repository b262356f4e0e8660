package dev.nexus.catalog.upload;

import dev.nexus.catalog.media.MediaName;
import java.time.Instant;

/**
 * A file that is coming in.
 *
 * @param id also the name of its bytes
 * @param name what the client calls it, made harmless
 * @param metadata the {@code Upload-Metadata} header as it was sent; empty when there was none
 * @param size of the whole file in bytes
 * @param received how many of its bytes are on disk for good
 */
public record Upload(MediaName id, String name, String metadata, long size, long received, Instant expiresAt) {

    public boolean isWhole() {
        return received == size;
    }
}
