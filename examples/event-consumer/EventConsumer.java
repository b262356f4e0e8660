import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Listens to the events of Nexus and writes each one, once, to a file: a line each, its id and the event in JSON. It needs RabbitMQ's client and nothing of Nexus.
 *
 * <p>Kill it, cut it off, start it again: it goes on where it was. What it does and why is in README.md beside it; your own effect goes where
 * {@link Journal#add} is.
 */
public class EventConsumer {

    /** How many events may be under way: enough to be fast, few enough to be forgotten by a crash. */
    private static final int PREFETCH = 50;

    private static final long CONFIRM_MILLIS = 5_000;

    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private static final String EXCHANGE = "nexus.events";

    public static void main(String[] arguments) throws Exception {
        var url = setting("NEXUS_AMQP_URL", "amqp://localhost:5672/%2f");
        var queue = setting("QUEUE", "example.nexus-events");
        var bindings = setting("BINDINGS", "catalog.book.#,playback.book.finished.v1").split(",");
        try (var journal = new Journal(Path.of(setting("JOURNAL", "events.jsonl")))) {
            consumeForEver(url, queue, bindings, journal);
        }
    }

    /** A connection ends sometimes: the broker is restarted, the network is gone. Then there is a new one, after a pause that grows. */
    private static void consumeForEver(String url, String queue, String[] bindings, Journal journal) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(url);
        factory.setRequestedHeartbeat(15);
        // This loop makes new connections itself: after one, what was not acknowledged comes again, and old delivery tags are void.
        factory.setAutomaticRecoveryEnabled(false);
        for (long pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try (Connection connection = factory.newConnection("example event consumer");
                    Channel channel = connection.createChannel()) {
                declare(channel, queue, bindings);
                log("listening to " + String.join(", ", bindings));
                pause = 500;
                consume(connection, channel, queue, journal);
            } catch (IOException | ShutdownSignalException | TimeoutException e) {
                log("not connected (" + e + "), again in " + pause + " ms");
            }
            TimeUnit.MILLISECONDS.sleep(pause);
        }
    }

    /**
     * The queue is durable and this program's own, so that events wait while it is away. What cannot be handled goes to another queue
     * and holds up nothing. The exchange is Nexus's: it is only looked for, never declared.
     */
    private static void declare(Channel channel, String queue, String[] bindings) throws IOException {
        channel.exchangeDeclarePassive(EXCHANGE);
        channel.queueDeclare(queue + ".dead", true, false, false, null);
        channel.queueDeclare(
                queue,
                true,
                false,
                false,
                // To the default exchange, by the name of the other queue. The embedded broker of ./nexus up knows no dead letters: see dead().
                Map.of("x-dead-letter-exchange", "", "x-dead-letter-routing-key", queue + ".dead"));
        for (var binding : bindings) {
            channel.queueBind(queue, EXCHANGE, binding.strip());
        }
        channel.basicQos(PREFETCH);
        channel.confirmSelect();
    }

    private static void consume(Connection connection, Channel channel, String queue, Journal journal)
            throws IOException, InterruptedException, TimeoutException {
        BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        channel.basicConsume(queue, false, (tag, delivery) -> deliveries.add(delivery), tag -> {
            // The queue was deleted under us: begin anew, which declares it again.
            connection.abort();
        });
        while (channel.isOpen()) {
            var delivery = deliveries.poll(1, TimeUnit.SECONDS);
            if (delivery != null) {
                handle(channel, queue, delivery, journal);
            }
        }
    }

    /** First the effect, durably, and then the acknowledgement: a crash in between repeats the event, and the journal knows it. */
    private static void handle(Channel channel, String queue, Delivery delivery, Journal journal)
            throws IOException, InterruptedException, TimeoutException {
        var tag = delivery.getEnvelope().getDeliveryTag();
        var id = delivery.getProperties().getMessageId();
        var body = new String(delivery.getBody(), StandardCharsets.UTF_8);
        if (id == null || !body.startsWith("{")) {
            dead(channel, queue, delivery);
        } else if (journal.add(id, body)) {
            log("took " + delivery.getProperties().getType() + " " + id);
        } else {
            log("knew " + id);
        }
        channel.basicAck(tag, false);
    }

    /**
     * Puts what will never be handled aside, as a copy, which works alike on every broker. (On RabbitMQ alone, {@code basicReject} without
     * requeue would do.) Never requeue: the same message would come again at once, for ever.
     */
    private static void dead(Channel channel, String queue, Delivery delivery)
            throws IOException, InterruptedException, TimeoutException {
        AMQP.BasicProperties properties = delivery.getProperties().builder().deliveryMode(2).build();
        channel.basicPublish("", queue + ".dead", properties, delivery.getBody());
        channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        log("put aside what is no event");
    }

    private static String setting(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static void log(String line) {
        System.out.println(line);
    }

    /**
     * A file of the events that were taken, and the ids in it. Effect and memory of the id are one write: with a database of your own, put both
     * into one transaction ({@code insert ... on conflict do nothing}).
     */
    static final class Journal implements AutoCloseable {

        private final FileChannel file;
        private final Set<String> ids = new HashSet<>();

        Journal(Path path) throws IOException {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var text = Files.readString(path);
            // A crash may have left half a line: it was not acknowledged and comes again.
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            file.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
            file.position(file.size());
            whole.lines().map(line -> line.substring(0, line.indexOf('\t'))).forEach(ids::add);
        }

        /** Answers false when the event was there already. */
        boolean add(String id, String body) throws IOException {
            if (ids.contains(id)) {
                return false;
            }
            var line = id + "\t" + body.replace("\r", "").replace("\n", " ") + "\n";
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
            ids.add(id);
            return true;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
