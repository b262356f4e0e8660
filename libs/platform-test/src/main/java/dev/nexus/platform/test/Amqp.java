package dev.nexus.platform.test;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.nexus.contracts.Topology;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The broker as an outsider sees it. */
final class Amqp {

    private Amqp() {}

    static Connection connect(String url) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(url);
            return factory.newConnection();
        } catch (URISyntaxException | GeneralSecurityException | IOException | TimeoutException e) {
            throw new IllegalStateException("no connection to " + url, e);
        }
    }

    /** As the services declare it, so that a test may come first. */
    static void declareEvents(Channel channel) throws IOException {
        channel.exchangeDeclare(
                Topology.EVENTS,
                BuiltinExchangeType.TOPIC,
                true,
                false,
                Map.of("alternate-exchange", Topology.UNROUTED));
    }
}
