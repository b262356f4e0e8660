package dev.nexus.playback.progress;

import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.ListenerId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about listeners and their books. */
public sealed interface ProgressEvent {

    /**
     * A listener finished a book, for good.
     *
     * @param report the report that said so
     * @param book as known at that moment
     * @param finishedAt effective time
     */
    record BookFinished(ListenerId listener, Book book, UUID report, Instant finishedAt) implements ProgressEvent {}

    /**
     * A listener's place in a book is another, and that is worth telling.
     *
     * @param position on the book's timeline
     * @param version the place's, after the change
     * @param begun whether anything was heard since the listener last began anew
     * @param finished whether the book was finished since then
     * @param hidden whether the book is off those to continue
     * @param finishedAt the latest finish, effective time; null when there was none
     * @param decidedBy the report that put the position there
     * @param rule why that report decided, by the names of the API
     * @param decidedAt effective time of that report
     */
    record PlaceChanged(
            ListenerId listener,
            Book book,
            Duration position,
            long version,
            boolean begun,
            boolean finished,
            boolean hidden,
            @Nullable Instant finishedAt,
            UUID decidedBy,
            String rule,
            Instant decidedAt)
            implements ProgressEvent {

        static PlaceChanged of(ListenerId listener, Book book, StoredPlace stored) {
            var place = stored.place();
            var decidedBy = place.decidedBy();
            var finishedAt = place.finishedAt();
            return new PlaceChanged(
                    listener,
                    book,
                    Duration.ofMillis(place.position().millis()),
                    stored.version(),
                    place.begun(),
                    place.finished(),
                    stored.hidden(),
                    finishedAt == null ? null : finishedAt.value(),
                    decidedBy.report().value(),
                    decidedBy.rule().wireName(),
                    decidedBy.at().value());
        }
    }
}
