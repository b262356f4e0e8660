package dev.nexus.e2e;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.nexus.contracts.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A durable queue of somebody outside of the suite: it misses nothing, whoever is killed. */
final class OutsidersQueue implements AutoCloseable {

    /** What an outsider does with a channel. */
    interface OnChannel {
        void run(Channel channel) throws IOException;
    }

    private final RunningNexus nexus;
    private final String name = "outsider-" + UUID.randomUUID();
    private final List<JsonNode> seen = new ArrayList<>();

    private OutsidersQueue(RunningNexus nexus) {
        this.nexus = nexus;
    }

    static OutsidersQueue boundTo(RunningNexus nexus, String pattern) {
        var queue = new OutsidersQueue(nexus);
        onChannel(nexus, channel -> {
            channel.queueDeclare(queue.name, true, false, false, null);
            channel.queueBind(queue.name, Topology.EVENTS, pattern);
        });
        return queue;
    }

    /** Everything that has come so far, in order. */
    List<JsonNode> events() {
        onChannel(nexus, channel -> {
            for (var next = channel.basicGet(name, true); next != null; next = channel.basicGet(name, true)) {
                seen.add(JsonMapper.shared().readTree(new String(next.getBody(), StandardCharsets.UTF_8)));
            }
        });
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        onChannel(nexus, channel -> channel.queueDelete(name));
    }

    static void onChannel(RunningNexus nexus, OnChannel action) {
        var factory = new ConnectionFactory();
        try {
            factory.setUri(nexus.amqpUrl());
            try (Connection connection = factory.newConnection();
                    Channel channel = connection.createChannel()) {
                action.run(channel);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the broker cannot be asked", e);
        }
    }
}
