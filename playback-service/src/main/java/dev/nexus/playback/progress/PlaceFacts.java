package dev.nexus.playback.progress;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A listener's place in a book, told to those who know nothing of how it came about.
 *
 * @param positionMillis milliseconds on the book's timeline
 * @param version grows with every change
 * @param finished whether the book was finished since the listener last began anew
 * @param finishedAt the latest finish; null when there was none
 * @param hidden whether the book is off those to continue
 * @param device which device decided it
 * @param report by which report
 * @param decidedAt effective time of that report
 * @param rule by which rule
 */
public record PlaceFacts(
        UUID book,
        long positionMillis,
        long version,
        boolean finished,
        @Nullable Instant finishedAt,
        boolean hidden,
        String device,
        UUID report,
        Instant decidedAt,
        String rule) {

    /** What is known of a place. */
    public static PlaceFacts of(StoredPlace stored) {
        var place = stored.place();
        var act = place.decidedBy();
        var finishedAt = place.finishedAt();
        return new PlaceFacts(
                stored.book().value(),
                place.position().millis(),
                stored.version(),
                place.finished(),
                finishedAt == null ? null : finishedAt.value(),
                stored.hidden(),
                act.device().value(),
                act.report().value(),
                act.at().value(),
                act.rule().wireName());
    }
}
