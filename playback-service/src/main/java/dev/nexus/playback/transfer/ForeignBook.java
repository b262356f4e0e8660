package dev.nexus.playback.transfer;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book as another server knows it.
 *
 * @param key what that server calls it
 * @param id its identifier where the other server is a Nexus as well; null otherwise
 * @param authors their names; empty when they are not told
 * @param length null when it is not told
 */
public record ForeignBook(
        String key,
        @Nullable UUID id,
        String title,
        List<String> authors,
        @Nullable Duration length) {

    public ForeignBook {
        authors = List.copyOf(authors);
    }
}
