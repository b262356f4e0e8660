package dev.nexus.bench;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.nexus.contracts.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker without a relay: amqp-client publishing in confirmed batches, as RabbitMQ's PerfTest does it. */
final class Peer implements AutoCloseable {

    private static final String ORDERED_QUEUE = "playback.catalog-events";
    private static final int SIZE = 1_000;

    private final Connection connection;
    private final Channel channel;
    private final boolean rabbitMq;
    private @Nullable GetResponse sample;

    private Peer(Connection connection, Channel channel, boolean rabbitMq) {
        this.connection = connection;
        this.channel = channel;
        this.rabbitMq = rabbitMq;
    }

    static Peer of(String amqpUrl) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(amqpUrl);
        Connection connection = factory.newConnection();
        Channel channel = connection.createChannel();
        channel.confirmSelect();
        return new Peer(connection, channel, amqpUrl.contains("guest"));
    }

    /** Messages of 1,000 bytes without headers to one queue. */
    double toOneQueue(int messages, int batch) throws Exception {
        channel.queueDeclare("bench-peer", true, false, false, rabbitMq ? Map.of("x-queue-type", "quorum") : Map.of());
        AMQP.BasicProperties persistent =
                new AMQP.BasicProperties.Builder().deliveryMode(2).build();
        double rate = publish("", "bench-peer", persistent, new byte[SIZE], messages, batch);
        channel.queueDelete("bench-peer");
        return rate;
    }

    /** One of the events that the relay has published, with all of its headers, again and again to whoever it goes to. */
    double toTheExchange(int messages, int batch) throws Exception {
        GetResponse event = sample;
        if (event == null) {
            throw new IllegalStateException("no event was seen yet");
        }
        double rate = publish(
                Topology.EVENTS,
                event.getEnvelope().getRoutingKey(),
                event.getProps(),
                event.getBody(),
                messages,
                batch);
        purge();
        return rate;
    }

    /** Reads what the relay has published, and says whether each aggregate's events are in order, without a gap. */
    String orderOf(int events) throws Exception {
        Map<String, Long> last = new HashMap<>();
        int read = 0;
        int outOfOrder = 0;
        for (GetResponse next = channel.basicGet(ORDERED_QUEUE, true);
                next != null;
                next = channel.basicGet(ORDERED_QUEUE, true)) {
            sample = next;
            read++;
            JsonNode event = JsonMapper.shared().readTree(new String(next.getBody(), StandardCharsets.UTF_8));
            long sequence = Long.parseLong(event.get("sequence").asString());
            if (sequence != last.merge(event.get("source").asString(), 1L, Long::sum)) {
                outOfOrder++;
            }
        }
        purge();
        return "%d of %d read, out of order: %d".formatted(read, events, outOfOrder);
    }

    private void purge() throws Exception {
        for (var queue : List.of(ORDERED_QUEUE, "notification.catalog-events")) {
            channel.queuePurge(queue);
        }
    }

    private double publish(
            String exchange, String key, AMQP.BasicProperties properties, byte[] body, int messages, int batch)
            throws Exception {
        Instant start = Instant.now();
        for (int done = 0; done < messages; done += batch) {
            for (int i = 0; i < batch; i++) {
                channel.basicPublish(exchange, key, properties, body);
            }
            channel.waitForConfirmsOrDie(Duration.ofSeconds(60).toMillis());
        }
        return OutboxBench.rate(messages, start);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
