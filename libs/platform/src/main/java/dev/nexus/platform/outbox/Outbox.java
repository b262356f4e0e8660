package dev.nexus.platform.outbox;

import dev.nexus.contracts.PublicEvent;
import java.util.List;
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

    /**
     * Adds many events to the current transaction, in few statements; those of one aggregate stay in the order of the list.
     * Aggregates are locked in the order of their sources, whatever the list's is.
     *
     * @throws IllegalStateException when there is no transaction
     * @throws IllegalArgumentException when an event is larger than 64 kB
     */
    default void appendAll(List<Fact> facts) {
        facts.forEach(fact -> append(fact.aggregate(), fact.event()));
    }

    /** An event and what it is about. */
    record Fact(AggregateRef aggregate, PublicEvent event) {}
}
