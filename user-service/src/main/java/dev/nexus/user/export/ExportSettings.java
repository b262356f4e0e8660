package dev.nexus.user.export;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How exports are made.
 *
 * @param mostPerDay how many an account may ask for in a day
 * @param keptFor how long an archive can be fetched
 * @param backoff pauses before each new try of an export that failed; after the last it is given up
 * @param poll how often to look for exports that are due; one that was asked for here is taken up at once
 * @param lease how long an export belongs to a worker that says nothing
 * @param stall how long a service may be silent while it is asked; less than the lease
 */
@Validated
@ConfigurationProperties("nexus.exports")
record ExportSettings(
        @Min(1) @Max(1_000) @DefaultValue("5") int mostPerDay,
        @DefaultValue("7d") Duration keptFor,
        @NotEmpty @DefaultValue({"10s", "1m", "5m", "30m"}) List<Duration> backoff,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1m") Duration lease,
        @DefaultValue("20s") Duration stall) {

    ExportSettings {
        backoff = List.copyOf(backoff);
        requireBetween("kept-for", keptFor, Duration.ofMinutes(1), Duration.ofDays(365));
        requireBetween("poll", poll, Duration.ofMillis(10), Duration.ofMinutes(1));
        requireBetween("lease", lease, Duration.ofSeconds(1), Duration.ofHours(1));
        requireBetween("stall", stall, Duration.ofMillis(100), lease);
    }

    int attempts() {
        return backoff.size() + 1;
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "nexus.exports.%s is %s, but must be from %s to %s".formatted(name, value, least, most));
        }
    }
}
