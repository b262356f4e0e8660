package dev.nexus.bench;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.nexus.contracts.CatalogEvent.BookPublished;
import dev.nexus.platform.inbox.EventSubscriber;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast the outbox empties a backlog, with order checked at the consumer, against plain amqp-client publishing the same
 * bytes in confirmed batches of the same size; and how long an event takes from its commit to its handler when nothing else runs.
 */
@Configuration
@EnableAutoConfiguration
class OutboxBench {

    private static final int EVENTS = 20_000;
    private static final int AGGREGATES = 500;
    private static final int BATCH = 500;
    private static final int LATENCY_SAMPLES = 500;
    private static final UUID LIBRARY = new UUID(0, 1);

    private static final Map<String, Long> LAST_SEQUENCE = new ConcurrentHashMap<>();
    private static final AtomicInteger OUT_OF_ORDER = new AtomicInteger();
    private static final BlockingQueue<UUID> ARRIVALS = new LinkedBlockingQueue<>();

    @Bean
    EventSubscriber benchmark() {
        return EventSubscriber.reaction("benchmark")
                .on(BookPublished.class, event -> {
                    Long before = LAST_SEQUENCE.put(
                            event.metadata().source(), event.metadata().sequence());
                    if (before != null && before >= event.metadata().sequence()) {
                        OUT_OF_ORDER.incrementAndGet();
                    }
                    ARRIVALS.add(event.metadata().id());
                })
                .build();
    }

    static void main(String[] arguments) throws Exception {
        boolean rabbitMq = arguments.length == 0 || !"embedded".equals(arguments[0]);
        Map<String, Object> servers = Servers.start(rabbitMq);
        System.out.println("broker: " + (rabbitMq ? "RabbitMQ" : "embedded, on disk"));
        double peer = publishPlainly(String.valueOf(servers.get("NEXUS_AMQP_URL")));
        System.out.printf("plain amqp-client, confirmed batches of %d: %,.0f messages/s%n", BATCH, peer);
        // Ended before the relay starts: two instances would share the queue, and their handlers run side by side.
        try (var service = start(servers, true)) {
            fill(service);
        }
        double rate = drain(servers);
        System.out.printf(
                "outbox, one relay, handled once each by the inbox: %,.0f events/s (%.2f of plain), out of order: %d%n",
                rate, rate / peer, OUT_OF_ORDER.get());
    }

    private static ConfigurableApplicationContext start(Map<String, Object> servers, boolean quiet) {
        Map<String, Object> properties = new HashMap<>(servers);
        properties.put("spring.config.import", "classpath:nexus-platform.yml");
        properties.put("nexus.service", "playback");
        properties.put("nexus.outbox.enabled", !quiet);
        properties.put("server.port", 0);
        properties.put("management.server.port", 0);
        properties.put("logging.level.root", "warn");
        return new SpringApplicationBuilder(OutboxBench.class)
                .properties(properties)
                .run();
    }

    private static void fill(ConfigurableApplicationContext service) {
        List<UUID> books = new ArrayList<>();
        for (int i = 0; i < AGGREGATES; i++) {
            books.add(UUID.randomUUID());
        }
        Instant start = Instant.now();
        TransactionTemplate transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
        Outbox outbox = service.getBean(Outbox.class);
        for (int done = 0; done < EVENTS; done += BATCH) {
            int from = done;
            transaction.executeWithoutResult(status -> {
                for (int i = from; i < from + BATCH; i++) {
                    append(outbox, books.get(i % AGGREGATES));
                }
            });
        }
        System.out.printf("appended: %,.0f events/s in transactions of %d%n", rate(EVENTS, start), BATCH);
    }

    private static double drain(Map<String, Object> servers) throws InterruptedException {
        Instant start = Instant.now();
        try (var relaying = start(servers, false)) {
            for (int i = 0; i < EVENTS; i++) {
                ARRIVALS.take();
                if (i == 0) {
                    start = Instant.now(); // the service has started
                }
            }
            double rate = rate(EVENTS - 1, start);
            latency(relaying);
            return rate;
        }
    }

    private static void latency(ConfigurableApplicationContext service) throws InterruptedException {
        TransactionTemplate transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
        Outbox outbox = service.getBean(Outbox.class);
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < LATENCY_SAMPLES; i++) {
            transaction.executeWithoutResult(status -> append(outbox, UUID.randomUUID()));
            long committed = System.nanoTime();
            ARRIVALS.take();
            micros.add((System.nanoTime() - committed) / 1_000);
        }
        List<Long> sorted = micros.stream().sorted().toList();
        System.out.printf(
                "commit to handler, idle: p50 %.1f ms, p99 %.1f ms (%d samples)%n",
                sorted.get(LATENCY_SAMPLES / 2) / 1e3, sorted.get(LATENCY_SAMPLES * 99 / 100) / 1e3, LATENCY_SAMPLES);
    }

    private static double publishPlainly(String amqpUrl) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(amqpUrl);
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            Map<String, Object> quorum = amqpUrl.contains("guest") ? Map.of("x-queue-type", "quorum") : Map.of();
            channel.queueDeclare("bench-peer", true, false, false, quorum);
            channel.confirmSelect();
            byte[] body = new byte[1_000];
            AMQP.BasicProperties persistent =
                    new AMQP.BasicProperties.Builder().deliveryMode(2).build();
            Instant start = Instant.now();
            for (int done = 0; done < EVENTS; done += BATCH) {
                for (int i = 0; i < BATCH; i++) {
                    channel.basicPublish("", "bench-peer", persistent, body);
                }
                channel.waitForConfirmsOrDie(Duration.ofSeconds(60).toMillis());
            }
            double rate = rate(EVENTS, start);
            channel.queueDelete("bench-peer");
            return rate;
        }
    }

    private static void append(Outbox outbox, UUID book) {
        outbox.append(
                AggregateRef.of("catalog", "books", book).inLibrary(LIBRARY),
                new BookPublished(
                        book,
                        LIBRARY,
                        "A title of the usual length",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        "en",
                        BigDecimal.valueOf(36_000),
                        20,
                        null,
                        Instant.EPOCH));
    }

    private static double rate(int events, Instant since) {
        return events / (Duration.between(since, Instant.now()).toNanos() / 1e9);
    }
}
