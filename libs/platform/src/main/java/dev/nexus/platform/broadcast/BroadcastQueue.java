package dev.nexus.platform.broadcast;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import dev.nexus.contracts.Topology;
import dev.nexus.platform.process.ListeningThread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.context.SmartLifecycle;

/**
 * This replica's own exclusive, auto-deleted queue, made anew at each connection under another name: the broker may not know yet
 * that the old connection, which owns the old one, is gone.
 *
 * <p>It is not a bean that the admin declares, because that happens on the publishers' connection as well, and an exclusive queue
 * can be consumed only where it was declared. No argument of it is RabbitMQ 4's alone.
 */
final class BroadcastQueue implements SmartLifecycle {

    private static final int PREFETCH = 250;

    /** A replica that cannot keep up loses the oldest hints instead of filling the broker. */
    private static final Map<String, Object> BOUNDED = Map.of("x-max-length", 100_000);

    private final String service;
    private final ConnectionFactory connections;
    private final Broadcast broadcast;
    private final ListeningThread thread = new ListeningThread("broadcast", this::listen);

    BroadcastQueue(String service, ConnectionFactory connections, Broadcast broadcast) {
        this.service = service;
        this.connections = connections;
        this.broadcast = broadcast;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    /** Listens until the channel or the queue is gone. */
    private void listen() throws IOException, InterruptedException {
        Channel channel = connections.createConnection().createChannel(false);
        try {
            String queue = "%s.broadcast.%s".formatted(service, UUID.randomUUID());
            channel.basicQos(PREFETCH);
            channel.queueDeclare(queue, false, true, true, BOUNDED);
            for (String type : broadcast.types()) {
                channel.queueBind(queue, Topology.EVENTS, type);
            }
            Hearing hearing = new Hearing(channel, broadcast);
            channel.basicConsume(queue, hearing);
            broadcast.connected();
            hearing.awaitEnd();
        } finally {
            // Given back to the cache it would go on consuming.
            RabbitUtils.setPhysicalCloseRequired(channel, true);
            RabbitUtils.closeChannel(channel);
        }
    }

    /** Acknowledges after handling, so that the broker holds back what cannot be handled at once. */
    private static final class Hearing extends DefaultConsumer {

        private final Broadcast broadcast;
        private final CountDownLatch ended = new CountDownLatch(1);

        Hearing(Channel channel, Broadcast broadcast) {
            super(channel);
            this.broadcast = broadcast;
        }

        void awaitEnd() throws InterruptedException {
            ended.await();
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                throws IOException {
            broadcast.hear(new String(body, StandardCharsets.UTF_8));
            getChannel().basicAck(envelope.getDeliveryTag(), false);
        }

        @Override
        public void handleCancel(String tag) {
            ended.countDown();
        }

        @Override
        public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
            ended.countDown();
        }
    }
}
