package dev.nexus.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import dev.nexus.standalone.CannotStart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerTests {

    private static final String EXCHANGE = "nexus.events";
    private static final String QUEUE = "notification.playback-events";

    @TempDir
    Path directory;

    @Test
    void keepsQueuesBindingsAndMessagesOverARestart() throws Exception {
        var settings = BrokerSettings.durable(directory, 0, "secret");
        try (var broker = LocalBroker.start(settings);
                var connection = connect(broker)) {
            declare(connection.createChannel());
            publish(connection, "before the restart");
        }

        try (var broker = LocalBroker.start(settings);
                var connection = connect(broker)) {
            publish(connection, "after the restart");
            assertThat(consume(connection)).containsExactly("before the restart", "after the restart");
        }
    }

    @Test
    void losesNoConfirmedMessageWhenItIsKilled() throws Exception {
        var killed = BrokerProcess.start(directory);
        var connectionToKilled = connect(killed.url());
        declare(connectionToKilled.createChannel());
        for (var i = 0; i < 50; i++) {
            publish(connectionToKilled, "message " + i);
        }
        killed.kill();

        try (var broker = LocalBroker.start(BrokerSettings.durable(directory, 0, "secret"));
                var connection = connect(broker)) {
            assertThat(consume(connection)).hasSize(50).startsWith("message 0").endsWith("message 49");
        }
    }

    @Test
    void givesUnacknowledgedMessagesToTheNextConsumer() throws Exception {
        try (var broker = LocalBroker.inMemory()) {
            try (var consumer = connect(broker)) {
                declare(consumer.createChannel());
                publish(consumer, "not acknowledged");
                assertThat(get(consumer.createChannel()).getEnvelope().isRedeliver())
                        .isFalse();
            }

            try (var next = connect(broker)) {
                assertThat(consume(next)).containsExactly("not acknowledged");
            }
        }
    }

    @Test
    void keepsGivingAMessageWhoseConsumersDieWithIt() throws Exception {
        try (var broker = LocalBroker.inMemory()) {
            try (var connection = connect(broker)) {
                declare(connection.createChannel());
                publish(connection, "hard to handle");
            }
            for (var i = 0; i < 5; i++) {
                try (var connection = connect(broker)) {
                    deliverWithoutAcknowledging(connection);
                }
            }

            try (var last = connect(broker)) {
                assertThat(consume(last)).containsExactly("hard to handle");
            }
        }
    }

    @Test
    void dropsAMessageThatIsRejectedForGood() throws Exception {
        try (var broker = LocalBroker.inMemory();
                var connection = connect(broker)) {
            var channel = connection.createChannel();
            declare(channel);
            publish(connection, "poison");

            channel.basicNack(get(channel).getEnvelope().getDeliveryTag(), false, false);

            await().untilAsserted(() -> assertThat(channel.messageCount(QUEUE)).isZero());
            assertThat(channel.basicGet(QUEUE, true)).isNull();
        }
    }

    @Test
    void takesTheArgumentsOfRabbitMq() throws Exception {
        try (var broker = LocalBroker.inMemory();
                var connection = connect(broker)) {
            var channel = connection.createChannel();

            channel.exchangeDeclare("nexus.unrouted", "fanout", true);
            channel.exchangeDeclare(EXCHANGE, "topic", true, false, Map.of("alternate-exchange", "nexus.unrouted"));
            channel.queueDeclare(
                    QUEUE,
                    true,
                    false,
                    false,
                    Map.of(
                            "x-queue-type",
                            "quorum",
                            "x-delivery-limit",
                            20,
                            "x-dead-letter-exchange",
                            "nexus.dead",
                            "x-single-active-consumer",
                            true));

            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void makesExclusiveQueuesThatGoWithTheirConnection() throws Exception {
        try (var broker = LocalBroker.inMemory();
                var observer = connect(broker)) {
            try (var owner = connect(broker)) {
                var channel = owner.createChannel();
                channel.queueDeclare("mine", false, true, true, Map.of());
                channel.basicConsume("mine", true, (tag, message) -> {}, tag -> {});
            }

            await().untilAsserted(() -> assertThatThrownBy(
                            () -> observer.createChannel().queueDeclarePassive("mine"))
                    .rootCause()
                    .hasMessageContaining("404"));
        }
    }

    @Test
    void listensOnTheGivenPortAgainAfterARestart() throws Exception {
        var port = 0;
        try (var first = LocalBroker.inMemory()) {
            port = first.port();
        }

        try (var second = LocalBroker.start(BrokerSettings.inMemory().withPort(port));
                var connection = connect(second)) {
            assertThat(second.port()).isEqualTo(port);
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (var broker = LocalBroker.inMemory()) {
            assertThatThrownBy(() -> connect(broker.url().replace(":nexus@", ":wrong@")))
                    .hasMessageContaining("authentication failure");
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalBroker.start(BrokerSettings.inMemory().withPort(taken.getLocalPort())))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("cannot start on port " + taken.getLocalPort());
        }
    }

    private static void declare(Channel channel) throws Exception {
        channel.exchangeDeclare(EXCHANGE, "topic", true);
        channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind(QUEUE, EXCHANGE, "playback.#");
    }

    private static void publish(Connection connection, String body) throws Exception {
        try (var channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(
                    EXCHANGE,
                    "playback.book.finished.v1",
                    true,
                    MessageProperties.PERSISTENT_BASIC,
                    body.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(5_000);
        }
    }

    private static GetResponse get(Channel channel) throws Exception {
        var response = channel.basicGet(QUEUE, false);
        assertThat(response).isNotNull();
        return response;
    }

    private static void deliverWithoutAcknowledging(Connection connection) throws Exception {
        var delivered = new ArrayList<Long>();
        var channel = connection.createChannel();
        channel.basicQos(10);
        channel.basicConsume(
                QUEUE,
                false,
                (tag, message) -> delivered.add(message.getEnvelope().getDeliveryTag()),
                tag -> {});
        await().until(() -> !delivered.isEmpty());
    }

    private static List<String> consume(Connection connection) throws Exception {
        var bodies = new ArrayList<String>();
        var channel = connection.createChannel();
        for (var next = channel.basicGet(QUEUE, true); next != null; next = channel.basicGet(QUEUE, true)) {
            assertThat(next.getProps()).isInstanceOf(AMQP.BasicProperties.class);
            bodies.add(new String(next.getBody(), StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static Connection connect(LocalBroker broker) throws Exception {
        return connect(broker.url());
    }

    private static Connection connect(String url) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(url);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }
}
