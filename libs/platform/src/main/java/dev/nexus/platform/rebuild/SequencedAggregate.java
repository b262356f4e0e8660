package dev.nexus.platform.rebuild;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An aggregate and the sequence of its last event. */
record SequencedAggregate(
        String source, long last, @Nullable UUID libraryId) {

    KnownAggregate known() {
        return new KnownAggregate(source, libraryId);
    }
}
