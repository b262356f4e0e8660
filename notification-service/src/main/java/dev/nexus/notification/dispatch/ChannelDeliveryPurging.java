package dev.nexus.notification.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was sent, or was not, after a while; operators can look at it until then. */
@Component
class ChannelDeliveryPurging {

    static final Duration KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 2_000;

    private final ChannelDeliveries deliveries;
    private final Clock clock;

    ChannelDeliveryPurging(ChannelDeliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 17, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        var before = clock.instant().minus(KEPT);
        var removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = deliveries.removeOld(before, AT_ONCE);
        }
    }
}
