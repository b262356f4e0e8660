package dev.nexus.notification.webhook;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes away the webhooks of libraries that are gone. */
@Component
public class WebhookClearing {

    private final Webhooks webhooks;

    WebhookClearing(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Clears a library, in the transaction that takes note of its end. */
    public void clear(UUID library) {
        webhooks.lockLibrary(library);
        webhooks.removeAll(library);
    }
}
