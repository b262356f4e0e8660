package dev.nexus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nexus.gateway.route.LimitClass;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts in memory. A caller who was idle for the time of the limit has all of it again and need not be remembered. */
@Component
class LocalCounts implements Counts {

    private final Map<LimitClass, Counted> counted = new EnumMap<>(LimitClass.class);

    LocalCounts(LimitSettings settings, TimeMeter time) {
        for (var type : LimitClass.values()) {
            counted.put(type, new Counted(settings.of(type), settings.remembered(), time));
        }
    }

    @Override
    public ConsumptionProbe use(LimitClass type, String subject) {
        return Objects.requireNonNull(counted.get(type)).of(subject).tryConsumeAndReturnRemaining(1);
    }

    /** The buckets of one limit. */
    static final class Counted {

        private final Cache<String, Bucket> buckets;
        private final Rate rate;
        private final TimeMeter time;

        Counted(Rate rate, int remembered, TimeMeter time) {
            this.rate = rate;
            this.time = time;
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(remembered)
                    .expireAfterAccess(rate.per())
                    .ticker(time::currentTimeNanos)
                    .build();
        }

        Bucket of(String subject) {
            return buckets.get(subject, _ -> bucket());
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(rate.permits()).refillGreedy(rate.permits(), rate.per()))
                    .withCustomTimePrecision(time)
                    .build();
        }
    }
}
