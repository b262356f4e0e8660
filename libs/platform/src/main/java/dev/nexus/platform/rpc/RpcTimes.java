package dev.nexus.platform.rpc;

import com.google.protobuf.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;

/** Times and durations as protobuf has them. */
public final class RpcTimes {

    private RpcTimes() {}

    /**
     * A point in time.
     *
     * @param time the time
     * @return the same, to the nanosecond
     */
    public static Timestamp of(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    /**
     * A point in time.
     *
     * @param time the time
     * @return the same, to the nanosecond
     */
    public static Instant of(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    /**
     * Milliseconds.
     *
     * @param seconds a number of seconds with at most three decimals
     * @return the same in milliseconds
     */
    public static long millis(BigDecimal seconds) {
        return seconds.movePointRight(3).longValueExact();
    }

    /**
     * Seconds, in as few digits as they need.
     *
     * @param millis milliseconds
     * @return the same in seconds
     */
    public static BigDecimal seconds(long millis) {
        var shortest = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
