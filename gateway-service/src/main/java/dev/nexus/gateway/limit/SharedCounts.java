package dev.nexus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nexus.gateway.route.LimitClass;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts together with other gateways. Large limits are told to the store in portions, once a second and caller, so that a
 * request seldom waits for it; small ones, where every single use matters, each time. While the store is away the counts
 * of this gateway alone hold.
 */
final class SharedCounts implements Counts, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedCounts.class);

    /** Smaller limits are exact. */
    private static final int LARGE = 100;

    private static final int PORTIONS = 20;
    private static final Duration LONGEST_UNTOLD = Duration.ofSeconds(1);
    private static final long LEFT_ALONE = Duration.ofSeconds(5).toNanos();
    private static final long CLEANED = Duration.ofMinutes(1).toNanos();

    private final BucketStore store;
    private final LocalCounts local;
    private final LimitSettings settings;
    private final Cache<Subject, Bucket> buckets;
    private final Counter alone;
    private final TimeMeter time;

    private final ReentrantLock preparing = new ReentrantLock();
    private final AtomicLong cleanedAt;
    private volatile boolean prepared;
    private volatile long awayUntil = Long.MIN_VALUE;

    SharedCounts(BucketStore store, LocalCounts local, LimitSettings settings, TimeMeter time, MeterRegistry metrics) {
        this.store = store;
        this.local = local;
        this.settings = settings;
        this.time = time;
        this.cleanedAt = new AtomicLong(time.currentTimeNanos());
        this.buckets = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterAccess(Duration.ofMinutes(1))
                .build();
        this.alone = Counter.builder("nexus.gateway.limits.alone")
                .description("Requests counted by this gateway alone because the shared counts could not be reached")
                .register(metrics);
    }

    @Override
    public ConsumptionProbe use(LimitClass type, String subject) {
        if (time.currentTimeNanos() < awayUntil) {
            return alone(type, subject);
        }
        try {
            if (!prepare()) {
                return alone(type, subject);
            }
            var counted = buckets.get(new Subject(type, subject), this::bucket).tryConsumeAndReturnRemaining(1);
            cleanSometimes();
            return counted;
        } catch (SQLException | RuntimeException failure) {
            leaveAlone();
            log.atWarn()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("shared rate limits out of reach, each gateway counts alone");
            return alone(type, subject);
        }
    }

    private ConsumptionProbe alone(LimitClass type, String subject) {
        alone.increment();
        return local.use(type, subject);
    }

    private Bucket bucket(Subject subject) {
        var rate = settings.of(subject.type());
        return store.buckets().builder().withOptimization(optimization(rate)).build(subject.key(), rate::bucket);
    }

    private static Optimization optimization(Rate rate) {
        return rate.permits() < LARGE
                ? Optimizations.batching()
                : Optimizations.delaying(new DelayParameters(rate.permits() / PORTIONS, LONGEST_UNTOLD));
    }

    private void leaveAlone() {
        awayUntil = time.currentTimeNanos() + LEFT_ALONE;
    }

    /** Whether the store is prepared. One request tries it, the others wait for no other one's failure. */
    private boolean prepare() throws SQLException {
        if (prepared) {
            return true;
        }
        if (!preparing.tryLock()) {
            return false;
        }
        try {
            if (!prepared && time.currentTimeNanos() >= awayUntil) {
                store.prepare();
                prepared = true;
            }
            return prepared;
        } catch (SQLException | RuntimeException failure) {
            // Before the lock is free, or the next one would try it too.
            leaveAlone();
            throw failure;
        } finally {
            preparing.unlock();
        }
    }

    /** Whoever comes first after a minute has it done on a thread of its own. */
    private void cleanSometimes() {
        var last = cleanedAt.get();
        var now = time.currentTimeNanos();
        if (now - last > CLEANED && cleanedAt.compareAndSet(last, now)) {
            Thread.ofVirtual().name("limit-cleaning").start(this::clean);
        }
    }

    private void clean() {
        try {
            store.clean();
        } catch (RuntimeException failure) {
            log.atDebug().setCause(failure).log("rate limits that are over not removed, the next time will do");
        }
    }

    @Override
    public void close() {
        store.close();
    }

    private record Subject(LimitClass type, String name) {

        String key() {
            return type.label() + ' ' + name;
        }
    }
}
