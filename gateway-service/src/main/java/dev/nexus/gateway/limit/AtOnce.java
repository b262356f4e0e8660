package dev.nexus.gateway.limit;

import dev.nexus.gateway.route.RouteClass;
import dev.nexus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Lets one caller have only so much under way at once: the places that are there for all would be taken by whoever reads slowly
 * enough. A page of many small pictures is no reason to refuse any: a place is waited for, for a moment. Nothing is kept of a caller
 * who has nothing under way.
 */
@Component
public class AtOnce {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final AtOnceSettings settings;
    private final ConcurrentHashMap<Holder, Places> held = new ConcurrentHashMap<>();

    AtOnce(AtOnceSettings settings) {
        this.settings = settings;
    }

    /** Something that is under way. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {

        /** It is over. */
        @Override
        void close();
    }

    /**
     * Takes a place for something that begins now.
     *
     * @param type what kind of traffic it is
     * @param subject whose it is
     * @return the place, to be closed when it is over
     * @throws ProblemException {@code too-many-at-once} when there was none for a moment
     */
    public Place take(RouteClass type, String subject) {
        var most = settings.of(type);
        if (most == 0) {
            return () -> {};
        }
        var holder = new Holder(type, subject);
        var places = held.compute(holder, (_, known) -> (known == null ? new Places(most) : known).joined());
        if (!places.take()) {
            leave(holder);
            throw new ProblemException(
                            LimitProblem.TOO_MANY_AT_ONCE,
                            "At most %d of this kind (%s) are under way for one caller at a time."
                                    .formatted(most, type.name().toLowerCase(Locale.ROOT)))
                    .retryAfter(COME_BACK);
        }
        return () -> {
            places.giveBack();
            leave(holder);
        };
    }

    /** Of how many callers something is kept. */
    int remembered() {
        return held.size();
    }

    private void leave(Holder holder) {
        held.computeIfPresent(holder, (_, places) -> places.left() ? null : places);
    }

    private record Holder(RouteClass type, String subject) {}

    /** One caller's places, and how many requests have one or wait for it: these change only under the lock of the map. */
    private static final class Places {

        private final Semaphore free;
        private int users;

        Places(int most) {
            this.free = new Semaphore(most);
        }

        Places joined() {
            users++;
            return this;
        }

        /** Whether that was the last one. */
        boolean left() {
            users--;
            return users == 0;
        }

        boolean take() {
            try {
                return free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void giveBack() {
            free.release();
        }
    }
}
