package dev.nexus.notification.webhook;

import dev.nexus.platform.event.EventMetadata;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes deliveries of what happens. */
@Component
public class WebhookFeeding {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Clock clock;

    WebhookFeeding(Webhooks webhooks, Deliveries deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Makes a delivery for each webhook that wants the event, in the caller's transaction. Of one that is told already nothing new is made.
     *
     * @param body the event as it came
     */
    public void feed(EventMetadata event, String body) {
        var library = event.libraryId();
        if (library != null) {
            var wanting = webhooks.wanting(library, event.type());
            deliveries.add(wanting, event.id(), event.type(), body, clock.instant());
        }
    }
}
