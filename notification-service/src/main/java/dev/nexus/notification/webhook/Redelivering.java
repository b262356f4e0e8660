package dev.nexus.notification.webhook;

import dev.nexus.notification.library.LibraryAccess;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Sends what somebody asks for: a trial, or something once more. */
@Component
public class Redelivering {

    private final LibraryAccess access;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final JsonMapper json;
    private final IdSource ids;
    private final Clock clock;

    Redelivering(
            LibraryAccess access,
            Webhooks webhooks,
            Deliveries deliveries,
            JsonMapper json,
            IdSource ids,
            Clock clock) {
        this.access = access;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a delivery that tells of nothing.
     *
     * @throws ProblemException {@code not-found}, {@code role-too-low}, {@code webhook-disabled}
     */
    @Transactional
    public Delivery test(UUID account, UUID library, WebhookId webhook) {
        requireEnabled(account, library, webhook);
        var id = new DeliveryId(ids.next());
        var now = clock.instant();
        deliveries.add(id, webhook, WebhookEvents.TEST, trial(id, library, webhook, now), now);
        return find(webhook, id);
    }

    /**
     * Makes a delivery due at once, with the same id and body.
     *
     * @throws ProblemException as for a trial
     */
    @Transactional
    public Delivery replay(UUID account, UUID library, WebhookId webhook, DeliveryId id) {
        requireEnabled(account, library, webhook);
        deliveries.makeDue(find(webhook, id).id(), clock.instant());
        return find(webhook, id);
    }

    private void requireEnabled(UUID account, UUID library, WebhookId id) {
        access.requireOwnerOrCurator(account, library);
        var webhook = webhooks.lock(library, id).orElseThrow(() -> WebhookKeeping.absent(id));
        if (!webhook.terms().enabled()) {
            throw new ProblemException(WebhookProblem.WEBHOOK_DISABLED, "Enable it before something is sent to it.");
        }
    }

    private Delivery find(WebhookId webhook, DeliveryId id) {
        return deliveries
                .find(webhook, id)
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.NOT_FOUND, "There is no delivery %s to webhook %s.".formatted(id, webhook)));
    }

    private String trial(DeliveryId id, UUID library, WebhookId webhook, Instant now) {
        return json.writeValueAsString(Map.of(
                "specversion", "1.0",
                "id", id.toString(),
                "type", WebhookEvents.TEST,
                "source", "/notification/webhooks/" + webhook,
                "subject", webhook.toString(),
                "time", now.toString(),
                "libraryid", library.toString(),
                "datacontenttype", "application/json",
                "data", Map.of("webhookId", webhook.toString(), "libraryId", library.toString())));
    }
}
