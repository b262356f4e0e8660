package dev.nexus.platform.test;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DeliverCallback;
import dev.nexus.contracts.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An outside subscriber bound to everything: it keeps what it saw and holds each event against the envelope's and the data's
 * JSON Schema. It knows nothing but the wire.
 */
public final class EventProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final System.Logger LOG = System.getLogger(EventProbe.class.getName());

    private final Connection connection;
    private final List<JsonNode> seen = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    private EventProbe(Connection connection) {
        this.connection = connection;
    }

    /** Binds a new queue to every event of a broker. */
    public static EventProbe on(String amqpUrl) {
        EventProbe probe = new EventProbe(Amqp.connect(amqpUrl));
        try {
            Channel channel = probe.connection.createChannel();
            Amqp.declareEvents(channel);
            String queue = channel.queueDeclare("", false, true, true, null).getQueue();
            channel.queueBind(queue, Topology.EVENTS, "#");
            DeliverCallback see = (tag, delivery) -> probe.see(new String(delivery.getBody(), StandardCharsets.UTF_8));
            channel.basicConsume(queue, true, see, tag -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return probe;
    }

    /** Everything seen so far, as whole CloudEvents, in order of arrival. */
    public List<JsonNode> events() {
        return List.copyOf(seen);
    }

    /** What was seen so far of one type. */
    public List<JsonNode> events(String type) {
        return seen.stream().filter(ofType(type)).toList();
    }

    /** The first event of a type, now or soon. */
    public JsonNode await(String type) {
        return await(type, event -> true);
    }

    /** The first event of a type that satisfies a condition, now or soon. */
    public JsonNode await(String type, Predicate<JsonNode> condition) {
        Predicate<JsonNode> wanted = ofType(type).and(condition);
        return Awaitility.await(type)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> seen.stream().filter(wanted).findFirst().orElse(null), event -> event != null);
    }

    /** How the events seen so far break their contracts; empty when they do not. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() throws IOException {
        if (connection.isOpen()) {
            connection.close();
        }
    }

    private static Predicate<JsonNode> ofType(String type) {
        return event -> type.equals(event.path("type").asString());
    }

    private void see(String body) {
        violations.addAll(EventContracts.violations(body));
        try {
            seen.add(JSON.readTree(body));
        } catch (JacksonException e) {
            LOG.log(System.Logger.Level.DEBUG, "what is no JSON is a violation and no event", e);
        }
    }
}
