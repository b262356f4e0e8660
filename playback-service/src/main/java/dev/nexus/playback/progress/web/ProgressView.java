package dev.nexus.playback.progress.web;

import dev.nexus.playback.progress.StoredPlace;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A listener's place in a book.
 *
 * @param position seconds, to the millisecond
 * @param version grows with every change; also the entity tag
 * @param finished whether the book was finished since the listener last began anew
 */
record ProgressView(UUID bookId, BigDecimal position, long version, boolean finished, DecidedByView decidedBy) {

    static ProgressView of(StoredPlace stored) {
        var place = stored.place();
        return new ProgressView(
                stored.book().value(),
                place.position().seconds(),
                stored.version(),
                place.finished(),
                DecidedByView.of(place.decidedBy()));
    }
}
