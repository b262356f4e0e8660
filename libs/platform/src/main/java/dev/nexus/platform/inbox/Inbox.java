package dev.nexus.platform.inbox;

import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import dev.nexus.platform.event.UnreadableEventException;
import dev.nexus.platform.inbox.OnceOnlyHandling.Outcome;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes a batch of messages from a queue: all in one transaction, and when that fails, each event in a transaction of its own, so
 * that one bad event never fails its neighbours. When this returns, every message has either taken effect, or waits, or is
 * parked: it may be acknowledged. When it throws, the database did not take it and nothing may be acknowledged.
 */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** A readable event and one of its subscribers. */
    private record Task(EventSubscriber subscriber, EventMetadata metadata, CloudEvent event, String body) {}

    private final List<EventSubscriber> subscribers;
    private final OnceOnlyHandling handling;
    private final WaitingEvents waiting;
    private final TransactionOperations transaction;
    private final CloudEventCodec codec;
    private final InboxMetrics metrics;
    private final Duration firstPause;

    Inbox(
            List<EventSubscriber> subscribers,
            OnceOnlyHandling handling,
            WaitingEvents waiting,
            TransactionOperations transaction,
            CloudEventCodec codec,
            InboxMetrics metrics,
            Duration firstPause) {
        this.subscribers = subscribers;
        this.handling = handling;
        this.waiting = waiting;
        this.transaction = transaction;
        this.codec = codec;
        this.metrics = metrics;
        this.firstPause = firstPause;
    }

    void receive(String queue, List<String> bodies) {
        List<Task> tasks =
                bodies.stream().flatMap(body -> read(queue, body).stream()).toList();
        if (tasks.isEmpty()) {
            return;
        }
        try {
            List<Outcome> outcomes = transaction.execute(
                    status -> tasks.stream().map(this::handle).toList());
            for (int i = 0; i < tasks.size() && outcomes != null; i++) {
                metrics.count(tasks.get(i).subscriber(), outcomes.get(i));
            }
        } catch (RuntimeException e) {
            tasks.forEach(this::receiveAlone);
        }
    }

    private void receiveAlone(Task task) {
        try {
            Outcome outcome = transaction.execute(status -> handle(task));
            if (outcome != null) {
                metrics.count(task.subscriber(), outcome);
            }
        } catch (UnreadableEventException e) {
            park(task, e);
        } catch (RuntimeException e) {
            if (DatabaseTrouble.explains(e)) {
                throw e;
            }
            letWait(task, e);
        }
    }

    private Outcome handle(Task task) {
        return handling.handle(task.subscriber(), task.metadata(), task.event(), task.body());
    }

    private List<Task> read(String queue, String body) {
        try {
            CloudEvent event = codec.decode(body);
            List<EventSubscriber> interested = subscribers.stream()
                    .filter(subscriber -> subscriber.accepts(event.getType()))
                    .toList();
            if (interested.isEmpty()) {
                metrics.countIgnored(queue);
                return List.of();
            }
            EventMetadata metadata = codec.metadata(event);
            return interested.stream()
                    .map(subscriber -> new Task(subscriber, metadata, event, body))
                    .toList();
        } catch (UnreadableEventException e) {
            LOG.atWarn().addKeyValue("queue", queue).log("A message that is no event was parked");
            metrics.countUnreadable(queue);
            transaction.executeWithoutResult(status -> waiting.parkUnreadable(queue, body, e));
            return List.of();
        }
    }

    private void letWait(Task task, RuntimeException reason) {
        failed("An event could not be handled and waits", task, reason);
        transaction.executeWithoutResult(status -> waiting.await(
                task.subscriber().name(),
                task.metadata().id(),
                task.metadata().type(),
                task.body(),
                reason,
                firstPause));
    }

    private void park(Task task, RuntimeException reason) {
        failed("An event whose data cannot be read was parked", task, reason);
        transaction.executeWithoutResult(status -> waiting.park(
                task.subscriber().name(), task.metadata().id(), task.metadata().type(), task.body(), reason));
    }

    private void failed(String message, Task task, RuntimeException reason) {
        metrics.countFailed(task.subscriber());
        LOG.atWarn()
                .addKeyValue("subscriber", task.subscriber().name())
                .addKeyValue("eventId", task.metadata().id())
                .addKeyValue("eventType", task.metadata().type())
                .setCause(reason)
                .log(message);
    }
}
