package dev.nexus.notification.webhook;

import dev.nexus.contracts.NotificationEvent;
import dev.nexus.notification.webhook.sending.SendingResult;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what came of tries, and draws the consequences. A late result of a try that was given up changes nothing. */
@Component
class DeliveryResults {

    /** So long may a receiver take nothing at all before it is told nothing any more. */
    static final Duration PATIENCE = Duration.ofDays(5);

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryResults.class);
    private static final int GONE = 410;

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final RetrySchedule schedule = new RetrySchedule(RandomGenerator.getDefault());

    DeliveryResults(
            JdbcClient jdbc, Deliveries deliveries, Outbox outbox, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Keeps a result. The webhook's row comes before those of its deliveries, as everywhere.
     *
     * @return what became of the delivery, in a word
     */
    @Transactional
    public String keep(DueDelivery due, SendingResult result) {
        var now = clock.instant();
        return switch (result) {
            case SendingResult.Delivered delivered -> {
                succeeded(due.webhook());
                note(due, DeliveryState.DELIVERED, null, delivered.status(), null, delivered.took(), now);
                yield "delivered";
            }
            case SendingResult.Gone gone -> {
                disable(due.webhook(), DisabledReason.GONE);
                note(due, DeliveryState.CANCELLED, null, GONE, "the receiver wants nothing more", gone.took(), now);
                yield "gone";
            }
            case SendingResult.Failed failed -> failed(due, failed, now);
        };
    }

    private String failed(DueDelivery due, SendingResult.Failed failed, Instant now) {
        var next = schedule.next(due.attempts(), failed.retryAfter(), now).orElse(null);
        var given = next == null ? DeliveryState.FAILED : DeliveryState.PENDING;
        var exhausted = isExhausted(due.webhook(), now);
        note(due, given, next, failed.status(), failed.reason(), failed.took(), now);
        if (exhausted) {
            disable(due.webhook(), DisabledReason.FAILING);
        }
        return next == null ? "failed" : "retrying";
    }

    private void succeeded(WebhookId webhook) {
        jdbc.sql("""
                        update webhook set failing_since = null, version = version + 1
                        where id = :id and failing_since is not null
                        """).param("id", webhook.value()).update();
    }

    /** Takes note of a failure; whether it has been failing for too long. */
    private boolean isExhausted(WebhookId webhook, Instant now) {
        var began = jdbc.sql("""
                                update webhook set failing_since = :now, version = version + 1
                                where id = :id and failing_since is null
                                """)
                        .param("id", webhook.value())
                        .param("now", utc(now))
                        .update()
                == 1;
        return !began
                && jdbc.sql("select exists (select from webhook where id = :id and failing_since <= :since)")
                        .param("id", webhook.value())
                        .param("since", utc(now.minus(PATIENCE)))
                        .query(Boolean.class)
                        .single();
    }

    private void disable(WebhookId webhook, DisabledReason reason) {
        jdbc.sql("""
                        update webhook set enabled = false, disabled_reason = :reason, version = version + 1
                        where id = :id and enabled
                        returning library_id
                        """)
                .param("id", webhook.value())
                .param("reason", reason.column())
                .query(UUID.class)
                .optional()
                .ifPresent(library -> disabled(webhook, library, reason));
    }

    private void disabled(WebhookId webhook, UUID library, DisabledReason reason) {
        deliveries.cancelPending(webhook);
        var fact = new NotificationEvent.WebhookDisabled(webhook.value(), library, reason.column(), clock.instant());
        var event = outbox.append(
                AggregateRef.of("notification", "webhooks", webhook.value()).inLibrary(library), fact);
        publisher.publishEvent(new DisabledWebhook(event, fact));
        LOG.atInfo()
                .addKeyValue("webhook", webhook)
                .addKeyValue("reason", reason.column())
                .log("A webhook was disabled");
    }

    private void note(
            DueDelivery due,
            DeliveryState state,
            @Nullable Instant next,
            @Nullable Integer status,
            @Nullable String reason,
            Duration took,
            Instant now) {
        jdbc.sql("""
                        update webhook_delivery set
                            state = case when :kept and state = 'cancelled' then state else :state end,
                            next_attempt_at = case when not :kept or state <> 'cancelled' then :next::timestamptz end,
                            leased_until = null, last_status = :status, last_reason = :reason, last_took_ms = :took,
                            delivered_at = case when :state = 'delivered' then :now end
                        where id = :id and attempts = :attempts
                        """)
                .param("id", due.id().value())
                .param("attempts", due.attempts())
                .param("kept", state != DeliveryState.DELIVERED)
                .param("state", state.column())
                .param("next", next == null ? null : utc(next))
                .param("status", status)
                .param("reason", reason)
                .param("took", (int) Math.min(took.toMillis(), Integer.MAX_VALUE))
                .param("now", utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
