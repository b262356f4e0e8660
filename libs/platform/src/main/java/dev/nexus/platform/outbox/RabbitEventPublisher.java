package dev.nexus.platform.outbox;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.nexus.contracts.Topology;
import dev.nexus.platform.event.EventAttributes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes a batch on one channel and waits once for the broker's confirms. Messages follow the CloudEvents AMQP binding:
 * the structured body, with the attributes repeated as {@code cloudEvents_*} headers for brokers and tools that route by them.
 *
 * <p>It speaks to the channel itself, because what a template makes of each message costs more than all else that a relay does.
 */
final class RabbitEventPublisher implements EventPublisher {

    private static final String CONTENT_TYPE = "application/cloudevents+json";
    private static final String HEADER_PREFIX = "cloudEvents_";
    private static final int PERSISTENT = 2;

    /** Leads to the queue that the routing key names. */
    private static final String DEFAULT_EXCHANGE = "";

    private record Outgoing(String exchange, String routingKey, BasicProperties properties, String body) {}

    private final RabbitTemplate rabbit;
    private final Duration confirmTimeout;

    RabbitEventPublisher(RabbitTemplate rabbit, Duration confirmTimeout) {
        this.rabbit = rabbit;
        this.confirmTimeout = confirmTimeout;
    }

    @Override
    public void publish(List<OutboxRow> rows) {
        List<Outgoing> outgoing =
                rows.stream().map(RabbitEventPublisher::outgoing).toList();
        rabbit.execute(channel -> {
            for (Outgoing event : outgoing) {
                channel.basicPublish(
                        event.exchange(),
                        event.routingKey(),
                        event.properties(),
                        event.body().getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(confirmTimeout.toMillis());
            return outgoing.size();
        });
    }

    private static Outgoing outgoing(OutboxRow row) {
        EventAttributes event = EventAttributes.of(row.body());
        Map<String, Object> headers = new HashMap<>();
        event.all().forEach((name, value) -> headers.put(HEADER_PREFIX + name, value));
        String queue = row.queue();
        return new Outgoing(
                queue == null ? Topology.EVENTS : DEFAULT_EXCHANGE,
                queue == null ? event.type() : queue,
                new BasicProperties.Builder()
                        .contentType(CONTENT_TYPE)
                        .contentEncoding(StandardCharsets.UTF_8.name())
                        .deliveryMode(PERSISTENT)
                        .messageId(event.id())
                        .type(event.type())
                        .timestamp(Date.from(event.time()))
                        .appId(event.context() + "-service")
                        .headers(headers)
                        .build(),
                row.body());
    }
}
