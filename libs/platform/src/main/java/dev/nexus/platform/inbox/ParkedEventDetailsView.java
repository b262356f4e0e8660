package dev.nexus.platform.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an event that could not be handled.
 *
 * @param id names it here; the event's own identifier is another
 * @param state whether it was given up, or is tried again by itself
 * @param subscriber who could not handle it; the queue's name where it was no readable event at all
 * @param eventId the event's own identifier; where it was unreadable, one made from its bytes
 * @param type null where it was unreadable
 * @param attempts how often it was tried
 * @param reason what went wrong the last time
 * @param firstAt when it was tried first
 * @param parkedAt when it was given up; null while it waits
 * @param nextTryAt when it is tried again; null while it is parked
 * @param body the message as it came, a CloudEvent in JSON unless it was unreadable; it may hold personal data
 */
record ParkedEventDetailsView(
        UUID id,
        State state,
        String subscriber,
        UUID eventId,
        @Nullable String type,
        int attempts,
        String reason,
        Instant firstAt,
        @Nullable Instant parkedAt,
        @Nullable Instant nextTryAt,
        String body) {

    /** What becomes of it by itself. */
    enum State {
        /** Nothing, until an operator decides. */
        @JsonProperty("parked")
        PARKED,
        /** It is tried again. */
        @JsonProperty("waiting")
        WAITING
    }

    static ParkedEventDetailsView of(ParkedEvent event) {
        return new ParkedEventDetailsView(
                event.id(),
                event.isParked() ? State.PARKED : State.WAITING,
                event.subscriber(),
                event.eventId(),
                event.type(),
                event.attempts(),
                event.reason(),
                event.firstAt(),
                event.parkedAt(),
                event.nextTryAt(),
                event.body());
    }
}
