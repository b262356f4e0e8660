package dev.nexus.platform.inbox;

import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import dev.nexus.platform.event.UnreadableEventException;
import dev.nexus.platform.inbox.OnceOnlyHandling.Outcome;
import dev.nexus.platform.inbox.WaitingEvents.WaitingEvent;
import io.cloudevents.CloudEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/** Tries waiting events again when they are due, and parks them after the last try. Instances share the work. */
final class WaitingEventRetry {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingEventRetry.class);
    private static final int AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Map<String, EventSubscriber> subscribers;
    private final Set<String> queues;
    private final OnceOnlyHandling handling;
    private final WaitingEvents waiting;
    private final TransactionOperations transaction;
    private final CloudEventCodec codec;
    private final InboxProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingEventRetry(
            List<EventSubscriber> subscribers,
            Set<String> queues,
            OnceOnlyHandling handling,
            WaitingEvents waiting,
            TransactionOperations transaction,
            CloudEventCodec codec,
            InboxProperties properties,
            JdbcClient jdbc,
            Clock clock) {
        this.subscribers =
                subscribers.stream().collect(Collectors.toUnmodifiableMap(EventSubscriber::name, Function.identity()));
        this.queues = Set.copyOf(queues);
        this.handling = handling;
        this.waiting = waiting;
        this.transaction = transaction;
        this.codec = codec;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${nexus.inbox.retry-interval:1s}")
    void tryDueEvents() {
        try {
            List<WaitingEvent> due;
            do {
                due = Objects.requireNonNull(transaction.execute(status -> waiting.claimDue(AT_ONCE, LEASE)));
                due.forEach(this::tryAgain);
            } while (due.size() == AT_ONCE);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("Waiting events could not be tried");
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOldIdentifiers() {
        jdbc.sql("delete from inbox_event where received_at < :before")
                .param(
                        "before",
                        OffsetDateTime.ofInstant(clock.instant().minus(properties.retention()), ZoneOffset.UTC))
                .update();
    }

    private void tryAgain(WaitingEvent event) {
        try {
            List<Outcome> outcome = transaction.execute(status -> {
                List<Outcome> handled = handle(event);
                waiting.done(event.id());
                return handled;
            });
            LOG.atInfo()
                    .addKeyValue("subscriber", event.subscriber())
                    .addKeyValue("attempts", event.attempts())
                    .addKeyValue("outcome", outcome)
                    .log("A waiting event was handled");
        } catch (UnreadableEventException e) {
            park(event, e);
        } catch (RuntimeException e) {
            int pause = event.attempts() - 1;
            if (DatabaseTrouble.explains(e)) {
                transaction.executeWithoutResult(status -> waiting.tryAgainUncounted(
                        event.id(), properties.backoff().getFirst()));
            } else if (pause < properties.backoff().size()) {
                Duration next = properties.backoff().get(pause);
                transaction.executeWithoutResult(status -> waiting.tryAgainIn(event.id(), next, e));
            } else {
                park(event, e);
            }
        }
    }

    private List<Outcome> handle(WaitingEvent event) {
        CloudEvent cloudEvent = codec.decode(event.body());
        EventMetadata metadata = codec.metadata(cloudEvent);
        return interested(event, metadata.type()).stream()
                .map(subscriber -> handling.handle(subscriber, metadata, cloudEvent, event.body()))
                .toList();
    }

    /** What was unreadable as it came is its queue's; if this version reads it, it is for whoever would have got it then. */
    private List<EventSubscriber> interested(WaitingEvent event, String type) {
        if (queues.contains(event.subscriber())) {
            return subscribers.values().stream()
                    .filter(subscriber -> subscriber.accepts(type))
                    .toList();
        }
        EventSubscriber subscriber = subscribers.get(event.subscriber());
        if (subscriber == null) {
            throw new IllegalStateException("there is no subscriber %s any more".formatted(event.subscriber()));
        }
        return List.of(subscriber);
    }

    private void park(WaitingEvent event, RuntimeException reason) {
        LOG.atWarn()
                .addKeyValue("subscriber", event.subscriber())
                .addKeyValue("attempts", event.attempts())
                .setCause(reason)
                .log("A waiting event was parked");
        transaction.executeWithoutResult(status -> waiting.park(event.id(), reason));
    }
}
