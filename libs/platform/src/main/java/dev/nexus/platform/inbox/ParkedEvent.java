package dev.nexus.platform.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a subscriber could not handle.
 *
 * @param subscriber who could not; the queue's name where it was no readable event at all
 * @param eventId the event's own identifier; where it was unreadable, one made from its bytes
 * @param type null where it was unreadable
 * @param parkedAt when it was given up; null while it waits for its next try
 * @param nextTryAt when it is tried again; null while it is parked
 */
record ParkedEvent(
        UUID id,
        String subscriber,
        UUID eventId,
        @Nullable String type,
        String body,
        int attempts,
        String reason,
        Instant firstAt,
        @Nullable Instant parkedAt,
        @Nullable Instant nextTryAt) {

    boolean isParked() {
        return parkedAt != null;
    }
}
