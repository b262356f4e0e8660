import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * How many events a second notification-service handles when as many come as the broker gives: finished books of many listeners, each
 * of which becomes a notification, in the same transaction as the note that the event was handled. Beside it, in the same run, a plain
 * client that only takes the same messages and acknowledges them.
 */
final class EventsThroughNotification {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int EVENTS = Integer.getInteger("events", 20_000);
    private static final int LISTENERS = 500;
    private static final int BOOKS = 50;
    private static final int CONFIRMED_AT_ONCE = 500;
    private static final long POLL_NANOS = 20_000_000;
    private static final String EXCHANGE = "nexus.events";

    private final Connection broker;
    private final java.sql.Connection database;
    private final UUID library = UUID.randomUUID();
    private int sequence;

    private EventsThroughNotification(Connection broker, java.sql.Connection database) {
        this.broker = broker;
        this.database = database;
    }

    /** Arguments: the broker's URL, the database's URL, user and password. */
    static void main(String[] arguments) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(arguments[0]);
        try (var broker = factory.newConnection();
                var database = DriverManager.getConnection(arguments[1], arguments[2], arguments[3])) {
            new EventsThroughNotification(broker, database).run();
        }
    }

    private void run() throws Exception {
        var books = new ArrayList<UUID>();
        for (var i = 0; i < BOOKS; i++) {
            books.add(UUID.randomUUID());
        }
        publish("catalog.book.published.v1", books.stream().map(book -> event("catalog.book.published.v1", book, """
                {"bookId":"%s","libraryId":"%s","title":"A book","authors":[],"narrators":[],"series":[],"duration":3600.000,
                 "chapterCount":0,"chapterStarts":[],"publishedAt":"%s"}""".formatted(book, library, Instant.now()))).toList());
        await("select count(*) from notification.inbox_event", BOOKS);
        for (var round = 0; round < ROUNDS; round++) {
            System.out.printf("plain client, takes and acknowledges:  %,8.0f events/s%n", plain());
            System.out.printf("notification-service:                  %,8.0f events/s%n", notified(books));
        }
    }

    private double notified(List<UUID> books) throws Exception {
        var finished = new ArrayList<String>();
        for (var i = 0; i < EVENTS; i++) {
            var listener = new UUID(0x7000L, 0x8000_0000_0000_0000L + i % LISTENERS);
            finished.add(event("playback.book.finished.v1", UUID.randomUUID(), """
                    {"listenerId":"%s","bookId":"%s","libraryId":"%s","reportId":"%s","duration":3600.000,"finishedAt":"%s"}"""
                    .formatted(listener, books.get(i % BOOKS), library, UUID.randomUUID(), Instant.now())));
        }
        var before = count("select count(*) from notification.notification");
        var begun = System.nanoTime();
        publish("playback.book.finished.v1", finished);
        await("select count(*) from notification.notification", before + EVENTS);
        return EVENTS / seconds(begun);
    }

    private double plain() throws Exception {
        try (var channel = broker.createChannel()) {
            var queue = channel.queueDeclare("bench.plain", true, false, false, Map.of()).getQueue();
            channel.queueBind(queue, EXCHANGE, "bench.plain.v1");
            var message = event("playback.book.finished.v1", UUID.randomUUID(), "{\"padding\":\"%s\"}".formatted("x".repeat(250)));
            var messages = new ArrayList<String>();
            for (var i = 0; i < EVENTS; i++) {
                messages.add(message);
            }
            var done = new CountDownLatch(EVENTS);
            channel.basicQos(250);
            channel.basicConsume(queue, false, (_, delivery) -> {
                channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
                done.countDown();
            }, _ -> {});
            var begun = System.nanoTime();
            publish("bench.plain.v1", messages);
            done.await();
            var rate = EVENTS / seconds(begun);
            channel.queueDelete(queue);
            return rate;
        }
    }

    private void publish(String routingKey, List<String> bodies) throws Exception {
        try (var channel = broker.createChannel()) {
            channel.confirmSelect();
            var unconfirmed = 0;
            for (var body : bodies) {
                channel.basicPublish(
                        EXCHANGE,
                        routingKey,
                        new BasicProperties.Builder()
                                .contentType("application/cloudevents+json")
                                .deliveryMode(2)
                                .build(),
                        body.getBytes(StandardCharsets.UTF_8));
                if (++unconfirmed == CONFIRMED_AT_ONCE) {
                    channel.waitForConfirmsOrDie();
                    unconfirmed = 0;
                }
            }
            channel.waitForConfirmsOrDie();
        }
    }

    private String event(String type, UUID aggregate, String data) {
        return """
                {"specversion":"1.0","id":"%s","type":"%s","source":"/bench/things/%s","subject":"%3$s","time":"%s",
                 "sequence":"%020d","partitionkey":"%3$s","libraryid":"%s","dataschema":"https://nexus.dev/contracts/bench",
                 "datacontenttype":"application/json","data":%s}"""
                .formatted(UUID.randomUUID(), type, aggregate, Instant.now(), ++sequence, library, data);
    }

    private void await(String query, long count) throws SQLException {
        while (count(query) < count) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private long count(String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
