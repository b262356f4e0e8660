package dev.nexus.notification.dispatch;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Keeps what came of tries. */
@Component
class AttemptKeeping {

    private final ChannelDeliveries deliveries;
    private final Clock clock;
    private final RetrySchedule schedule = new RetrySchedule(RandomGenerator.getDefault());

    AttemptKeeping(ChannelDeliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Keeps what came of a try.
     *
     * @return what became of the delivery, in a word
     */
    String keep(DueDelivery due, Attempted attempted) {
        var now = clock.instant();
        return switch (attempted) {
            case Attempted.Sent _ -> {
                deliveries.finish(due, "sent", null, now);
                yield "sent";
            }
            case Attempted.Refused refused -> {
                deliveries.finish(due, "refused", refused.reason(), now);
                yield "refused";
            }
            case Attempted.Cancelled cancelled -> {
                deliveries.finish(due, "cancelled", cancelled.reason(), now);
                yield "cancelled";
            }
            case Attempted.Postponed postponed -> {
                deliveries.postpone(due, postponed.until(), null);
                yield "postponed";
            }
            case Attempted.Failed failed -> {
                var next = schedule.next(due.attempts(), failed.pause(), due.createdAt(), now);
                next.ifPresentOrElse(
                        time -> deliveries.postpone(due, time, failed.reason()),
                        () -> deliveries.finish(due, "expired", failed.reason(), now));
                yield next.isPresent() ? "retrying" : "expired";
            }
        };
    }
}
