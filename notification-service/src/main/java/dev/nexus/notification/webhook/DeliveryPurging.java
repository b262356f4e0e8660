package dev.nexus.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets deliveries after a while, a few at a time: no statement takes long, and those who send are not kept waiting. */
@Component
class DeliveryPurging {

    static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 2_000;

    private final Deliveries deliveries;
    private final Clock clock;

    DeliveryPurging(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 12, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        var before = clock.instant().minus(KEPT);
        var removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = deliveries.removeOld(before, AT_ONCE);
        }
    }
}
