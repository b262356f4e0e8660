package dev.nexus.platform.outbox;

import dev.nexus.contracts.PublicEvent;
import java.util.UUID;

/** Where a use case puts the facts that it made. */
public interface Outbox {

    /**
     * Adds an event to the current transaction: it is published if and only if that commits, at least once, and in order
     * with the aggregate's other events.
     *
     * @return the event's identifier
     * @throws IllegalStateException when there is no transaction
     * @throws IllegalArgumentException when the event is larger than 64 kB
     */
    UUID append(AggregateRef aggregate, PublicEvent event);
}
