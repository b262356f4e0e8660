package dev.nexus.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Facts about what is listened to. Heartbeats are not among them. */
public sealed interface PlaybackEvent extends PublicEvent {

    /**
     * A listener finished a book. Permanent: whatever position wins later, this completion happened.
     *
     * @param reportId the progress report that finished it, made by the client
     * @param duration seconds, the book's length as known when it was finished
     * @param finishedAt effective time of the report: the device's clock, corrected for its skew
     */
    @EventType("playback.book.finished.v1")
    record BookFinished(
            @DataSubject UUID listenerId,
            UUID bookId,
            UUID libraryId,
            UUID reportId,
            BigDecimal duration,
            Instant finishedAt)
            implements PlaybackEvent {}

    /** playback-service holds nothing about a deleted account any more. */
    @EventType("playback.account.erased.v1")
    record AccountErased(UUID accountId, Instant erasedAt) implements PlaybackEvent {}
}
