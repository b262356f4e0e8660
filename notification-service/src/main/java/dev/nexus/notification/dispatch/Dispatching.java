package dev.nexus.notification.dispatch;

import dev.nexus.notification.channel.Channel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, several at once by each channel. Whoever has sent one looks for the next of the same channel, so that a backlog does
 * not wait for the poll. A message may leave twice when a service dies between the answer and its own commit, under the same identifier.
 */
@Component
@EnableConfigurationProperties(DispatchSettings.class)
class Dispatching implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatching.class);
    private static final int STOP_SECONDS = 15;

    private final ChannelDeliveries deliveries;
    private final Attempting attempting;
    private final AttemptKeeping keeping;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Channel, Semaphore> free = new EnumMap<>(Channel.class);
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("dispatch-", 0).factory());
    private volatile boolean stopping;

    Dispatching(
            ChannelDeliveries deliveries,
            Attempting attempting,
            AttemptKeeping keeping,
            Outlets outlets,
            DispatchSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.deliveries = deliveries;
        this.attempting = attempting;
        this.keeping = keeping;
        this.meters = meters;
        this.clock = clock;
        for (var channel : outlets.channels()) {
            free.put(channel, new Semaphore(settings.atOnce()));
            Gauge.builder("nexus.notifications.due", () -> deliveries.due(channel, clock.instant()))
                    .tag("channel", channel.wireName())
                    .description("Notifications that could be sent now, and are not")
                    .register(meters);
        }
    }

    @Scheduled(fixedRateString = "${nexus.dispatch.poll:500ms}")
    void sendDue() {
        free.keySet().forEach(this::sendDue);
    }

    private void sendDue(Channel channel) {
        try {
            var more = true;
            while (more) {
                more = sendSome(channel);
            }
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("channel", channel.wireName())
                    .addKeyValue("cause", failure.toString())
                    .log("Deliveries could not be looked for");
        }
    }

    /** Starts as many as may be sent now; false when there were none. */
    private boolean sendSome(Channel channel) {
        var permits = permits(channel);
        var places = permits.drainPermits();
        var started = 0;
        try {
            if (places > 0 && !stopping) {
                for (var due : deliveries.take(channel, places, clock.instant())) {
                    senders.execute(() -> send(due));
                    started++;
                }
            }
        } finally {
            permits.release(places - started);
        }
        return started > 0;
    }

    private void send(DueDelivery due) {
        try {
            count(due.channel(), keeping.keep(due, attempting.attemptSafely(due)));
        } catch (RuntimeException failure) {
            // It stays leased, and is tried again after that.
            count(due.channel(), "error");
            LOG.atWarn()
                    .addKeyValue("delivery", due.id())
                    .addKeyValue("cause", failure.toString())
                    .log("What came of a notification could not be kept");
        } finally {
            permits(due.channel()).release();
        }
        sendDue(due.channel());
    }

    private Semaphore permits(Channel channel) {
        return Objects.requireNonNull(free.get(channel));
    }

    private void count(Channel channel, String outcome) {
        meters.counter("nexus.notifications.deliveries", "channel", channel.wireName(), "outcome", outcome)
                .increment();
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
