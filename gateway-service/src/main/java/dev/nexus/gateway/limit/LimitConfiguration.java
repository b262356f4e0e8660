package dev.nexus.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Counts here, or with the other gateways where a store is named. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    static TimeMeter limitTime(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    @Bean
    @Primary
    Counts counts(
            LocalCounts local, SharedSettings shared, LimitSettings settings, TimeMeter time, MeterRegistry metrics) {
        var url = shared.databaseUrl();
        return url == null ? local : new SharedCounts(new BucketStore(url, shared), local, settings, time, metrics);
    }
}
