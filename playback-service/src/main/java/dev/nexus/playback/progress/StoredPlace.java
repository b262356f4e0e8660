package dev.nexus.playback.progress;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.progress.rule.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A listener's place as it is kept.
 *
 * @param version grows by one with every change
 * @param hiddenAt when the listener took the book off those to continue; null when never, or when that was taken back
 * @param announcedAt when the place was told to the world last; null when never
 */
public record StoredPlace(
        BookId book,
        Place place,
        long version,
        @Nullable Instant hiddenAt,
        @Nullable Instant announcedAt) {

    /** Whether the listener has done nothing with the book since it was taken off those to continue. */
    public boolean hidden() {
        return hiddenAt != null && !hiddenAt.isBefore(place.decidedBy().at().value());
    }
}
