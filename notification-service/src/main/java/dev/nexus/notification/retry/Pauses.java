package dev.nexus.notification.retry;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Pauses between tries. What failed together shall not come back together: each is up to a tenth longer. */
public final class Pauses {

    private static final int JITTER = 10;

    private final List<Duration> pauses;
    private final RandomGenerator random;

    /**
     * Takes pauses, none of them shorter than ten milliseconds.
     *
     * @param pauses after the first try, after the second, and so on; the last one also after all that follow
     */
    public Pauses(List<Duration> pauses, RandomGenerator random) {
        this.pauses = List.copyOf(pauses);
        this.random = random;
    }

    /**
     * The pause before the next try.
     *
     * @param attempts how many there were, at least 1
     * @param asked what the other side asks for, which may only be longer; null when it asks for nothing
     */
    public Duration after(int attempts, @Nullable Duration asked) {
        var pause = pauses.get(Math.min(attempts, pauses.size()) - 1);
        var jittered = pause.plusMillis(random.nextLong(pause.toMillis() / JITTER));
        return asked == null || asked.compareTo(jittered) < 0 ? jittered : asked;
    }
}
