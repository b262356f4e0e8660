package dev.nexus.playback.progress.rule;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a device's clock is behind the server's; negative when it is ahead. A few seconds are the network's, not the
 * clock's, and count as none.
 */
public record ClockSkew(Duration value) {

    private static final Duration NETWORK = Duration.ofSeconds(5);

    public ClockSkew {
        if (value.abs().compareTo(NETWORK) < 0) {
            value = Duration.ZERO;
        }
    }

    /** The skew that shows when a batch was sent at one time and received at another. */
    public static ClockSkew between(Instant sentAt, Instant receivedAt) {
        return new ClockSkew(Duration.between(sentAt, receivedAt));
    }

    /** A device's time, corrected, and never later than the receipt: no clock that is ahead wins for ever. */
    public EffectiveTime correct(Instant at, Instant receivedAt) {
        var corrected = at.plus(value);
        if (corrected.isAfter(receivedAt)) {
            return new EffectiveTime(receivedAt);
        }
        return new EffectiveTime(corrected.isBefore(Instant.EPOCH) ? Instant.EPOCH : corrected);
    }
}
