package dev.nexus.playback.progress.rule;

import java.util.UUID;

/**
 * A report's identifier, made by the client (UUIDv7). Ordered by its bytes, unsigned, as PostgreSQL orders a uuid: Java's own
 * order of a UUID is signed, and a tie has to end alike in both.
 */
public record ReportId(UUID value) implements Comparable<ReportId> {

    @Override
    public int compareTo(ReportId other) {
        var high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
