package dev.nexus.platform.archive;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import dev.nexus.contracts.Topology;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/**
 * Declares the archive at every new connection, before anything is published on it. Nothing depends on it: where it cannot be
 * declared, events go their way without it, and the log says why, once for each reason.
 */
final class ArchiveDeclaring implements ConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveDeclaring.class);
    private static final String RABBIT_MQ = "RabbitMQ";

    /** Streams came with 3.9. */
    private static final int[] FIRST_WITH_STREAMS = {3, 9};

    private final ArchiveProperties properties;
    private final AtomicReference<String> said = new AtomicReference<>("");

    ArchiveDeclaring(ArchiveProperties properties) {
        this.properties = properties;
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        var delegate = connection == null ? null : connection.getDelegate();
        if (connection == null || delegate == null || !hasStreams(delegate.getServerProperties())) {
            sayOnce("There is no archive of events: this broker has no streams");
            return;
        }
        try (Channel channel = connection.createChannel(false)) {
            declare(channel);
        } catch (IOException | TimeoutException | AmqpException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            sayOnce("The archive of events could not be declared: " + cause.getMessage());
        }
    }

    static boolean hasStreams(Map<String, Object> server) {
        if (!RABBIT_MQ.equals(String.valueOf(server.get("product")))) {
            return false;
        }
        var version = String.valueOf(server.get("version")).split("[^0-9]+");
        var major = number(version, 0);
        return major > FIRST_WITH_STREAMS[0]
                || (major == FIRST_WITH_STREAMS[0] && number(version, 1) >= FIRST_WITH_STREAMS[1]);
    }

    private void declare(Channel channel) throws IOException {
        channel.exchangeDeclare(
                Topology.EVENTS,
                BuiltinExchangeType.TOPIC,
                true,
                false,
                Map.of("alternate-exchange", Topology.UNROUTED));
        channel.queueDeclare(
                Topology.ARCHIVE,
                true,
                false,
                false,
                Map.of(
                        "x-queue-type",
                        "stream",
                        "x-max-age",
                        properties.maxAge().toHours() + "h",
                        "x-max-length-bytes",
                        properties.maxSize().toBytes(),
                        "x-stream-max-segment-size-bytes",
                        properties.segmentSize().toBytes()));
        for (String pattern : Topology.ARCHIVED) {
            channel.queueBind(Topology.ARCHIVE, Topology.EVENTS, pattern);
        }
    }

    private void sayOnce(String what) {
        if (!what.equals(said.getAndSet(what))) {
            LOG.info(what);
        }
    }

    private static int number(String[] parts, int index) {
        return parts.length > index && !parts[index].isEmpty() ? Integer.parseInt(parts[index]) : 0;
    }
}
