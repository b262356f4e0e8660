package dev.nexus.platform.messaging;

import dev.nexus.contracts.Subscription;
import dev.nexus.contracts.Topology;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.ExchangeBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitTemplateCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Declares the suite's whole topology at every new connection, before anything is published on it.
 *
 * <p>Only the exchange, the queues and their bindings are relied on. Quorum queues, delivery limits, dead letters and the
 * alternate exchange are RabbitMQ's extra safety net; other brokers ignore those arguments.
 */
@AutoConfiguration(before = RabbitAutoConfiguration.class)
@ConditionalOnClass(RabbitTemplate.class)
class MessagingAutoConfiguration {

    private static final int DELIVERY_LIMIT = 20;
    private static final int UNROUTED_KEPT = 10_000;

    /** Long enough to look at; personal data may be among it. */
    private static final int UNROUTED_KEPT_MILLIS = 3_600_000;

    /** A connection for publishing of its own: a broker that blocks publishers does not stop the consumers. */
    @Bean
    RabbitTemplateCustomizer publisherConnection() {
        return template -> template.setUsePublisherConnection(true);
    }

    @Bean
    Declarables topology() {
        TopicExchange events = ExchangeBuilder.topicExchange(Topology.EVENTS)
                .durable(true)
                .alternate(Topology.UNROUTED)
                .build();
        FanoutExchange unrouted =
                ExchangeBuilder.fanoutExchange(Topology.UNROUTED).durable(true).build();
        DirectExchange deadLetters = ExchangeBuilder.directExchange(Topology.DEAD_LETTERS)
                .durable(true)
                .build();
        Queue unroutedQueue = QueueBuilder.durable(Topology.UNROUTED)
                .maxLength(UNROUTED_KEPT)
                .ttl(UNROUTED_KEPT_MILLIS)
                .overflow(QueueBuilder.Overflow.dropHead)
                .build();

        List<Declarable> all = new ArrayList<>(List.of(
                unrouted,
                events,
                deadLetters,
                unroutedQueue,
                BindingBuilder.bind(unroutedQueue).to(unrouted)));
        for (Subscription subscription : Topology.SUBSCRIPTIONS) {
            all.addAll(queueOf(subscription, events, deadLetters));
        }
        return new Declarables(all);
    }

    private static List<Declarable> queueOf(
            Subscription subscription, TopicExchange events, DirectExchange deadLetters) {
        Queue queue = QueueBuilder.durable(subscription.queue())
                .quorum()
                .deliveryLimit(DELIVERY_LIMIT)
                .deadLetterExchange(Topology.DEAD_LETTERS)
                .deadLetterRoutingKey(subscription.queue())
                .build();
        Queue dead =
                QueueBuilder.durable(subscription.deadLetterQueue()).quorum().build();
        List<Declarable> declared = new ArrayList<>(
                List.of(queue, dead, BindingBuilder.bind(dead).to(deadLetters).with(subscription.queue())));
        for (String pattern : subscription.bindings()) {
            Binding binding = BindingBuilder.bind(queue).to(events).with(pattern);
            declared.add(binding);
        }
        return declared;
    }
}
