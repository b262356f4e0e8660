package dev.nexus.platform.outbox;

import dev.nexus.contracts.Topology;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes a batch on one channel and waits once for the broker's confirms. Messages follow the CloudEvents AMQP binding:
 * the structured body, with the attributes repeated as {@code cloudEvents_*} headers for brokers and tools that route by them.
 */
final class RabbitEventPublisher implements EventPublisher {

    private static final String CONTENT_TYPE = "application/cloudevents+json";
    private static final String HEADER_PREFIX = "cloudEvents_";

    /** Leads to the queue that the routing key names. */
    private static final String DEFAULT_EXCHANGE = "";

    private record Outgoing(String exchange, String routingKey, Message message) {}

    private final RabbitTemplate rabbit;
    private final CloudEventCodec codec;
    private final Duration confirmTimeout;

    RabbitEventPublisher(RabbitTemplate rabbit, CloudEventCodec codec, Duration confirmTimeout) {
        this.rabbit = rabbit;
        this.codec = codec;
        this.confirmTimeout = confirmTimeout;
    }

    @Override
    public void publish(List<OutboxRow> rows) {
        List<Outgoing> outgoing = rows.stream().map(this::outgoing).toList();
        rabbit.invoke(channel -> {
            outgoing.forEach(event -> channel.send(event.exchange(), event.routingKey(), event.message()));
            channel.waitForConfirmsOrDie(confirmTimeout.toMillis());
            return outgoing.size();
        });
    }

    private Outgoing outgoing(OutboxRow row) {
        CloudEvent event = codec.decode(row.body());
        EventMetadata metadata = codec.metadata(event);
        MessageProperties properties = new MessageProperties();
        properties.setContentType(CONTENT_TYPE);
        properties.setContentEncoding(StandardCharsets.UTF_8.name());
        properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        properties.setMessageId(metadata.id().toString());
        properties.setType(metadata.type());
        properties.setTimestamp(Date.from(metadata.time()));
        properties.setAppId(metadata.context() + "-service");
        Stream.concat(event.getAttributeNames().stream(), event.getExtensionNames().stream())
                .forEach(name -> properties.setHeader(HEADER_PREFIX + name, attribute(event, name)));
        Message message = new Message(row.body().getBytes(StandardCharsets.UTF_8), properties);
        String queue = row.queue();
        return queue == null
                ? new Outgoing(Topology.EVENTS, metadata.type(), message)
                : new Outgoing(DEFAULT_EXCHANGE, queue, message);
    }

    private static String attribute(CloudEvent event, String name) {
        Object value = event.getAttributeNames().contains(name) ? event.getAttribute(name) : event.getExtension(name);
        return String.valueOf(value);
    }
}
