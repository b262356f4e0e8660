package dev.nexus.playback.progress.rule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When something happened on the server's clock, as far as that can be known of a device's clock. Microseconds, which is what
 * a row keeps.
 */
public record EffectiveTime(Instant value) implements Comparable<EffectiveTime> {

    public EffectiveTime {
        value = value.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(EffectiveTime other) {
        return value.compareTo(other.value);
    }
}
