package dev.nexus.platform.id;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.time.Clock;
import java.util.UUID;

/**
 * The usual {@link IdSource}: UUIDv7 (RFC 9562) that grow strictly within one process, also within one millisecond and
 * across small steps of the clock backwards, so that an index on them is filled from left to right.
 */
public final class Ids implements IdSource {

    private final TimeOrderedEpochFactory factory;

    /**
     * Makes a source that reads the time from a clock.
     *
     * @param clock where the 48 bits of milliseconds come from
     */
    public Ids(Clock clock) {
        this.factory = new TimeOrderedEpochFactory(clock);
    }

    @Override
    public UUID next() {
        return factory.create();
    }
}
