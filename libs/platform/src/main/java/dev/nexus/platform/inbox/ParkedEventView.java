package dev.nexus.platform.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parked event in a list.
 *
 * @param id names it here; the event's own identifier is another
 * @param subscriber who could not handle it; the queue's name where it was no readable event at all
 * @param eventId the event's own identifier; where it was unreadable, one made from its bytes
 * @param type null where it was unreadable
 * @param attempts how often it was tried
 * @param reason what went wrong the last time
 * @param firstAt when it was tried first
 * @param parkedAt when it was given up
 */
record ParkedEventView(
        UUID id,
        String subscriber,
        UUID eventId,
        @Nullable String type,
        int attempts,
        String reason,
        Instant firstAt,
        @Nullable Instant parkedAt) {

    static ParkedEventView of(ParkedEvent event) {
        return new ParkedEventView(
                event.id(),
                event.subscriber(),
                event.eventId(),
                event.type(),
                event.attempts(),
                event.reason(),
                event.firstAt(),
                event.parkedAt());
    }
}
