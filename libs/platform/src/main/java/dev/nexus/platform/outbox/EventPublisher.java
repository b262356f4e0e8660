package dev.nexus.platform.outbox;

import java.util.List;

/** Hands events to the broker. */
@FunctionalInterface
public interface EventPublisher {

    /** Returns when the broker has taken responsibility for every row, in order; throws when it may not have. */
    void publish(List<OutboxRow> rows);
}
