package dev.nexus.notification.webhook;

import dev.nexus.notification.retry.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again: soon at first, because most failures pass, and for almost two days, because some last a night. */
final class RetrySchedule {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(24));

    private final Pauses pauses;

    RetrySchedule(RandomGenerator random) {
        this.pauses = new Pauses(PAUSES, random);
    }

    /**
     * The time of the next try.
     *
     * @param attempts how many there were
     * @param retryAfter what the receiver asks for; null when it asks for nothing
     * @return empty after the last
     */
    Optional<Instant> next(int attempts, @Nullable Duration retryAfter, Instant now) {
        return attempts > PAUSES.size() ? Optional.empty() : Optional.of(now.plus(pauses.after(attempts, retryAfter)));
    }
}
