package dev.nexus.notification.webhook.web;

import dev.nexus.notification.webhook.DeliveryId;
import dev.nexus.notification.webhook.DeliveryReading;
import dev.nexus.notification.webhook.DeliveryState;
import dev.nexus.notification.webhook.Redelivering;
import dev.nexus.notification.webhook.WebhookId;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What webhooks were told, for the owners and curators of their library. */
@RestController
@RequestMapping("/api/v1/libraries/{library}/webhooks/{id}")
class WebhookDeliveryController {

    private final DeliveryReading reading;
    private final Redelivering redelivering;

    WebhookDeliveryController(DeliveryReading reading, Redelivering redelivering) {
        this.reading = reading;
        this.redelivering = redelivering;
    }

    /**
     * Lists what a webhook was told in the last 30 days, the newest first.
     *
     * @param state of those that are listed; all without it
     */
    @GetMapping("/deliveries")
    Page<DeliveryView> list(
            CurrentUser user,
            @PathVariable UUID library,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable DeliveryState state,
            PageRequest page) {
        return reading.newest(user.accountId(), library, new WebhookId(id), state, page, DeliveryView::of);
    }

    /** Sends a message of type {@code nexus.webhook.test.v1}, to see whether the receiver works. */
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView test(CurrentUser user, @PathVariable UUID library, @PathVariable UUID id) {
        return DeliveryView.of(redelivering.test(user.accountId(), library, new WebhookId(id)));
    }

    /** Sends something once more, with the same {@code webhook-id}. */
    @PostMapping("/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView replay(
            CurrentUser user, @PathVariable UUID library, @PathVariable UUID id, @PathVariable UUID delivery) {
        return DeliveryView.of(
                redelivering.replay(user.accountId(), library, new WebhookId(id), new DeliveryId(delivery)));
    }
}
