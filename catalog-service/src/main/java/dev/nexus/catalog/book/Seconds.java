package dev.nexus.catalog.book;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Durations and positions on the wire: seconds as decimal numbers with milliseconds. */
public final class Seconds {

    private static final int MILLIS_SCALE = 3;

    private Seconds() {}

    public static BigDecimal ofMillis(long millis) {
        return BigDecimal.valueOf(millis, MILLIS_SCALE);
    }

    /** Whole milliseconds, the nearest ones. */
    public static long toMillis(BigDecimal seconds) {
        return seconds.movePointRight(MILLIS_SCALE)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
