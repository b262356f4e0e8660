package dev.nexus.playback.durability;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import dev.nexus.contracts.Topology;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/** A subscriber of everything, which remembers the identifiers of what it was given. */
final class EventTail implements AutoCloseable {

    private final Connection connection;
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

    private EventTail(Connection connection) {
        this.connection = connection;
    }

    /** Subscribes, past the wire that is cut; the service has declared its exchange by then. */
    static EventTail on(String amqpUrl) {
        var factory = new ConnectionFactory();
        try {
            factory.setUri(amqpUrl);
            var tail = new EventTail(factory.newConnection());
            tail.subscribe(tail.connection.createChannel());
            return tail;
        } catch (URISyntaxException | GeneralSecurityException | IOException | TimeoutException e) {
            throw new IllegalStateException("no connection to " + amqpUrl, e);
        }
    }

    private void subscribe(Channel channel) throws IOException {
        var queue = channel.queueDeclare("", false, true, true, null).getQueue();
        channel.queueBind(queue, Topology.EVENTS, "#");
        DeliverCallback see = (tag, delivery) ->
                seen.add(UUID.fromString(delivery.getProperties().getMessageId()));
        channel.basicConsume(queue, true, see, tag -> {});
    }

    Set<UUID> seen() {
        return Set.copyOf(seen);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
