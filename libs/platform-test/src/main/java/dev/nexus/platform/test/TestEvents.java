package dev.nexus.platform.test;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.contracts.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends events as another service would, straight to the broker. */
public final class TestEvents implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final Connection connection;
    private final Channel channel;

    private TestEvents(Connection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    static TestEvents on(String amqpUrl) {
        Connection connection = Amqp.connect(amqpUrl);
        try {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            Amqp.declareEvents(channel);
            return new TestEvents(connection, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Publishes an event and waits for the broker's confirm.
     *
     * @param source the aggregate, for example {@code /catalog/books/{id}}
     * @param sequence the aggregate's event counter
     * @return the CloudEvent as it was sent, for {@link #publishAgain}
     */
    public String publish(String source, long sequence, PublicEvent event) {
        return publishAgain(body(UUID.randomUUID(), source, sequence, event));
    }

    /** Sends a CloudEvent once more, as a broker's redelivery or an operator's replay would. */
    public String publishAgain(String body) {
        publishRaw(JSON.readTree(body).get("type").asString(), body);
        return body;
    }

    /** Sends anything at all. */
    public synchronized void publishRaw(String routingKey, String body) {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .contentType("application/cloudevents+json")
                .deliveryMode(2)
                .build();
        try {
            channel.basicPublish(Topology.EVENTS, routingKey, properties, body.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirms();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (connection.isOpen()) {
            connection.close();
        }
    }

    private static String body(UUID id, String source, long sequence, PublicEvent event) {
        EventDefinition definition = EventCatalogue.of(event.getClass());
        String subject = source.substring(source.lastIndexOf('/') + 1);
        ObjectNode body = JSON.createObjectNode();
        body.put("specversion", "1.0");
        body.put("id", id.toString());
        body.put("type", definition.type());
        body.put("source", source);
        body.put("subject", subject);
        body.put("time", Instant.now().toString());
        body.put("sequence", "%020d".formatted(sequence));
        body.put("partitionkey", subject);
        body.put("dataschema", definition.schemaId());
        body.put("datacontenttype", "application/json");
        JsonNode data = JSON.valueToTree(event);
        if (data.has("libraryId")) {
            body.set("libraryid", data.get("libraryId"));
        }
        body.set("data", data);
        return body.toString();
    }
}
