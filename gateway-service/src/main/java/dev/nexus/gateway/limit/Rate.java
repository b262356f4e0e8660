package dev.nexus.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often something may be done: so many times at once, and as many again over a time, little by little.
 *
 * @param permits how many times; 0 for no limit
 * @param per over which time
 */
public record Rate(int permits, Duration per) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Refuses what is no rate. */
    public Rate {
        if (permits < 0) {
            throw new IllegalArgumentException("rate of " + permits + " is negative");
        }
        if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("rate per " + per + " is not per 1s to per " + LONGEST.toDays() + "d");
        }
    }

    /**
     * Reads a rate as it stands in the configuration.
     *
     * @param text for example {@code 600/1m}; {@code 0} for no limit
     * @return the rate
     */
    public static Rate valueOf(String text) {
        var parts = text.strip().split(" */ *", 2);
        if (parts.length == 1 && parts[0].equals("0")) {
            return new Rate(0, LONGEST);
        }
        if (parts.length != 2) {
            throw new IllegalArgumentException("rate '" + text + "' is not of the form 600/1m");
        }
        return new Rate(Integer.parseInt(parts[0]), DurationStyle.detectAndParse(parts[1]));
    }

    boolean isLimit() {
        return permits > 0;
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(permits).refillGreedy(permits, per))
                .build();
    }
}
