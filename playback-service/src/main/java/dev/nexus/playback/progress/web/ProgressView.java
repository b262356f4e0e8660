package dev.nexus.playback.progress.web;

import dev.nexus.playback.progress.StoredPlace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A listener's place in a book.
 *
 * @param position seconds, to the millisecond
 * @param version grows with every change; also the entity tag
 * @param finished whether the book was finished since the listener last began anew
 * @param finishedAt the latest finish; null when there was none
 * @param hidden whether the book is off those to continue
 */
record ProgressView(
        UUID bookId,
        BigDecimal position,
        long version,
        boolean finished,
        @Nullable Instant finishedAt,
        boolean hidden,
        DecidedByView decidedBy) {

    static ProgressView of(StoredPlace stored) {
        var place = stored.place();
        var finishedAt = place.finishedAt();
        return new ProgressView(
                stored.book().value(),
                place.position().seconds(),
                stored.version(),
                place.finished(),
                finishedAt == null ? null : finishedAt.value(),
                stored.hidden(),
                DecidedByView.of(place.decidedBy()));
    }
}
