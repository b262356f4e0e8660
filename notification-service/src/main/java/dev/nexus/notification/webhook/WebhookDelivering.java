package dev.nexus.notification.webhook;

import dev.nexus.notification.webhook.sending.WebhookMessage;
import dev.nexus.notification.webhook.sending.WebhookSending;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, several messages at once. Whoever has sent one looks for the next, so that a backlog does not wait for the poll. A
 * message may arrive twice when a service dies between the receiver's answer and its own commit; receivers tell that by the id.
 */
@Component
class WebhookDelivering implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivering.class);
    private static final int STOP_SECONDS = 15;

    private final DeliveryQueue queue;
    private final DeliveryResults results;
    private final WebhookSecrets secrets;
    private final WebhookSending sending;
    private final MeterRegistry meters;
    private final Semaphore free;
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private volatile boolean stopping;

    WebhookDelivering(
            DeliveryQueue queue,
            DeliveryResults results,
            WebhookSecrets secrets,
            WebhookSending sending,
            DeliverySettings settings,
            MeterRegistry meters) {
        this.queue = queue;
        this.results = results;
        this.secrets = secrets;
        this.sending = sending;
        this.meters = meters;
        this.free = new Semaphore(settings.atOnce());
    }

    @Scheduled(fixedRateString = "${nexus.webhooks.delivery.poll:500ms}")
    void deliverDue() {
        try {
            var more = true;
            while (more) {
                more = deliverSome();
            }
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log("Deliveries could not be looked for");
        }
    }

    /** Starts as many as may be sent now; false when there were none. */
    private boolean deliverSome() {
        var places = free.drainPermits();
        var started = 0;
        try {
            if (places > 0 && !stopping) {
                for (var due : queue.take(places)) {
                    senders.execute(() -> deliver(due));
                    started++;
                }
            }
        } finally {
            free.release(places - started);
        }
        return started > 0;
    }

    private void deliver(DueDelivery due) {
        try {
            count(results.keep(due, sending.send(message(due))));
        } catch (RuntimeException failure) {
            // It stays leased, and is tried again after that.
            count("error");
            LOG.atWarn()
                    .addKeyValue("delivery", due.id())
                    .setCause(failure)
                    .log("A delivery could not be tried, or not what came of it be kept");
        } finally {
            free.release();
        }
        deliverDue();
    }

    private WebhookMessage message(DueDelivery due) {
        List<byte[]> signing = new ArrayList<>();
        signing.add(secrets.open(due.webhook(), due.secret()));
        var former = due.formerSecret();
        if (former != null) {
            signing.add(secrets.open(due.webhook(), former));
        }
        return new WebhookMessage(URI.create(due.url()), due.id().messageId(), due.body(), signing);
    }

    private void count(String outcome) {
        meters.counter("nexus.webhooks.deliveries", "outcome", outcome).increment();
    }

    /** Lets what is under way end, while the database is still there. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        senders.shutdown();
        if (!senders.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            senders.shutdownNow();
        }
    }
}
