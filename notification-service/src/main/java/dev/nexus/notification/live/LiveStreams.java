package dev.nexus.notification.live;

import dev.nexus.contracts.PlaybackEvent.ProgressAdvanced;
import dev.nexus.notification.inbox.NotificationsMade;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The streams that are open on this replica. They end before the web server waits for what is under way. */
@Component
class LiveStreams implements NotificationsMade, SmartLifecycle {

    private final Map<UUID, Set<Mailbox>> open = new ConcurrentHashMap<>();
    private final LiveSettings settings;
    private volatile boolean running;

    LiveStreams(LiveSettings settings, MeterRegistry registry) {
        this.settings = settings;
        Gauge.builder("nexus.live.streams", this, LiveStreams::count)
                .description("Open streams of live updates")
                .register(registry);
    }

    /** Opens a stream, which must be closed. */
    Mailbox open(UUID account) {
        var mailbox = new Mailbox(settings.waitingPositions());
        open.compute(account, (_, mailboxes) -> {
            var all = mailboxes == null ? ConcurrentHashMap.<Mailbox>newKeySet() : mailboxes;
            if (all.size() >= settings.streamsPerAccount()) {
                throw new ProblemException(
                                LiveProblem.TOO_MANY_LIVE_STREAMS,
                                "%d live streams are open already.".formatted(all.size()))
                        .retryAfter(settings.retry());
            }
            all.add(mailbox);
            return all;
        });
        if (!running) {
            mailbox.end();
        }
        return mailbox;
    }

    void close(UUID account, Mailbox mailbox) {
        open.computeIfPresent(account, (_, mailboxes) -> {
            mailboxes.remove(mailbox);
            return mailboxes.isEmpty() ? null : mailboxes;
        });
    }

    void position(ProgressAdvanced advanced) {
        of(advanced.listenerId(), mailbox -> mailbox.position(LivePosition.of(advanced)));
    }

    void positionsMissed() {
        all(Mailbox::missed);
    }

    @Override
    public void of(RecipientId recipient) {
        of(recipient.value(), Mailbox::notifications);
    }

    @Override
    public void ofAnybody() {
        all(Mailbox::notifications);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        all(Mailbox::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private int count() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    private void of(UUID account, Consumer<Mailbox> news) {
        open.getOrDefault(account, Set.of()).forEach(news);
    }

    private void all(Consumer<Mailbox> news) {
        open.values().forEach(mailboxes -> mailboxes.forEach(news));
    }
}
