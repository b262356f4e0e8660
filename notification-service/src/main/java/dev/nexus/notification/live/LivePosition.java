package dev.nexus.notification.live;

import dev.nexus.contracts.ListeningState;
import dev.nexus.contracts.PlaybackEvent.ProgressAdvanced;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Where the listener is in a book now.
 *
 * @param position seconds
 * @param version grows with each change; an older one than a client has is stale
 * @param decidedBy the progress report that put the position there, by which a client knows its own
 * @param at effective time of that report
 */
record LivePosition(
        UUID bookId,
        UUID libraryId,
        BigDecimal position,
        long version,
        ListeningState state,
        boolean hidden,
        UUID decidedBy,
        Instant at) {

    static LivePosition of(ProgressAdvanced advanced) {
        return new LivePosition(
                advanced.bookId(),
                advanced.libraryId(),
                advanced.position(),
                advanced.version(),
                advanced.state(),
                advanced.hidden(),
                advanced.decidedBy(),
                advanced.decidedAt());
    }
}
