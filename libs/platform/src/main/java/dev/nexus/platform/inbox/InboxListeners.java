package dev.nexus.platform.inbox;

import dev.nexus.contracts.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.context.SmartLifecycle;

/** One consumer for each of the service's queues. A broker that is away at start or later only delays them. */
final class InboxListeners implements SmartLifecycle {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final Duration RECONNECT_EVERY = Duration.ofSeconds(1);

    private record Consumer(DirectMessageListenerContainer container, InboxQueueListener listener) {}

    private final List<Subscription> subscriptions;
    private final ConnectionFactory connections;
    private final AmqpAdmin admin;
    private final Inbox inbox;
    private final InboxProperties properties;
    private final List<Consumer> consumers = new ArrayList<>();

    InboxListeners(
            List<Subscription> subscriptions,
            ConnectionFactory connections,
            AmqpAdmin admin,
            Inbox inbox,
            InboxProperties properties) {
        this.subscriptions = subscriptions;
        this.connections = connections;
        this.admin = admin;
        this.inbox = inbox;
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        for (Subscription subscription : subscriptions) {
            InboxQueueListener listener =
                    new InboxQueueListener(subscription.queue(), inbox, properties.batchSize(), properties.prefetch());
            DirectMessageListenerContainer container = new DirectMessageListenerContainer(connections);
            container.setQueueNames(subscription.queue());
            container.setAmqpAdmin(admin);
            container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
            container.setPrefetchCount(properties.prefetch());
            container.setMissingQueuesFatal(false);
            container.setMonitorInterval(RECONNECT_EVERY.toMillis());
            container.setRecoveryInterval(RECONNECT_EVERY.toMillis());
            container.setMessageListener(listener);
            container.afterPropertiesSet();
            listener.start();
            container.start();
            consumers.add(new Consumer(container, listener));
        }
    }

    @Override
    public synchronized void stop() {
        for (Consumer consumer : consumers) {
            try {
                consumer.listener().stop(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            consumer.container().stop();
            consumer.container().destroy();
        }
        consumers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !consumers.isEmpty();
    }
}
