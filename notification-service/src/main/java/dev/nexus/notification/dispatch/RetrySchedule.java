package dev.nexus.notification.dispatch;

import dev.nexus.notification.retry.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again: soon at first, because most failures pass, then every six hours until nobody wants to read it any more. */
final class RetrySchedule {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    /** So old is no news. */
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    private final Pauses pauses;

    RetrySchedule(RandomGenerator random) {
        this.pauses = new Pauses(PAUSES, random);
    }

    /**
     * The time of the next try.
     *
     * @param attempts how many there were
     * @param asked what the other side asks for; null when it asks for nothing
     * @return empty when that is too late
     */
    Optional<Instant> next(int attempts, @Nullable Duration asked, Instant createdAt, Instant now) {
        return Optional.of(now.plus(pauses.after(attempts, asked)))
                .filter(time -> time.isBefore(createdAt.plus(GIVEN_UP_AFTER)));
    }
}
