package dev.nexus.notification.webhook;

import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what a webhook was told, and what came of it. */
@Component
public class DeliveryReading {

    private static final String NEWEST = "webhook-deliveries";

    private final WebhookKeeping webhooks;
    private final Deliveries deliveries;

    DeliveryReading(WebhookKeeping webhooks, Deliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /**
     * The newest first.
     *
     * @param state of those that are shown; null for all
     */
    public <V> Page<V> newest(
            UUID account,
            UUID library,
            WebhookId webhook,
            @Nullable DeliveryState state,
            PageRequest request,
            Function<Delivery, V> view) {
        webhooks.find(account, library, webhook);
        var before = request.after(NEWEST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var rows = deliveries.newest(webhook, state, before, request.limit() + 1);
        return Page.cut(rows, request, last -> Cursor.of(NEWEST, last.id()), view);
    }
}
