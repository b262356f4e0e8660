package dev.nexus.playback.book;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A point on a book's timeline. Whole milliseconds, because that is the precision of the API: exact, eight bytes in Java as
 * in a row, and equal on both sides without any rounding.
 */
public record Position(long millis) implements Comparable<Position> {

    /** Longer than any book, short enough for any arithmetic. */
    private static final Duration LONGEST = Duration.ofHours(10_000);

    /** Where a book begins. */
    public static final Position START = new Position(0);

    /** Beyond it there is nothing, however long a book is said to be. */
    public static final Position LAST = new Position(LONGEST.toMillis());

    public Position {
        if (millis < 0) {
            throw new IllegalArgumentException("%s s is before the beginning".formatted(seconds(millis)));
        }
        if (millis > LONGEST.toMillis()) {
            throw new IllegalArgumentException(
                    "%s s is longer than any book (%d s)".formatted(seconds(millis), LONGEST.toSeconds()));
        }
    }

    /** The nearest millisecond of a number of seconds, any number that JSON can carry. */
    public static Position ofSeconds(double seconds) {
        if (!Double.isFinite(seconds) || Math.abs(seconds) > LONGEST.toSeconds()) {
            throw new IllegalArgumentException("%s is not a number of seconds from 0 to %d"
                    .formatted(Double.toString(seconds), LONGEST.toSeconds()));
        }
        // Rounding alone would make a beginning of -0.0004.
        if (seconds < 0) {
            throw new IllegalArgumentException("%s s is before the beginning".formatted(Double.toString(seconds)));
        }
        return new Position(Math.round(seconds * 1_000));
    }

    /** In as few digits as it needs: 61.5, 60. */
    public BigDecimal seconds() {
        return seconds(millis);
    }

    /** This one, or the end when it lies beyond. */
    public Position notAfter(Position end) {
        return compareTo(end) > 0 ? end : this;
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(millis, other.millis);
    }

    private static BigDecimal seconds(long millis) {
        var shortest = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
