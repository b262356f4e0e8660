package dev.nexus.bench;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast one and two relays empty a backlog, with the order checked at a queue, against plain amqp-client publishing the same
 * messages to the same exchange in confirmed batches of the same size; how fast events are handled; and how long one takes from
 * its commit to its handler when nothing else runs.
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

    /** A service that only publishes: what the relay costs, without what handling costs. */
    @Configuration
    @EnableAutoConfiguration
    static class Publishing {}

    static void main(String[] arguments) throws Exception {
        boolean rabbitMq = arguments.length == 0 || !"embedded".equals(arguments[0]);
        Map<String, Object> servers = Servers.start(rabbitMq);
        try (Peer peer = Peer.of(String.valueOf(servers.get("NEXUS_AMQP_URL")))) {
            System.out.println("broker: " + (rabbitMq ? "RabbitMQ" : "embedded, on disk"));
            peer.toOneQueue(EVENTS / 2, BATCH); // warms both up
            System.out.printf(
                    "plain amqp-client to one queue, confirmed batches of %d: %,.0f messages/s%n",
                    BATCH, peer.toOneQueue(EVENTS, BATCH));
            warmUp(servers, peer);
            for (int relays = 1; relays <= 2; relays++) {
                fill(servers);
                double rate = relay(servers, relays);
                String order = peer.orderOf(EVENTS);
                double plain = peer.toTheExchange(EVENTS, BATCH);
                System.out.printf(
                        "outbox, %d relay%s: %,.0f events/s; plain amqp-client, same exchange, queues and headers:"
                                + " %,.0f (%.2f of it); %s%n",
                        relays, relays == 1 ? "" : "s", rate, plain, rate / plain, order);
            }
        }
        fill(servers);
        double rate = drain(servers);
        System.out.printf(
                "outbox, one relay, handled once each by the inbox: %,.0f events/s, out of order: %d%n",
                rate, OUT_OF_ORDER.get());
    }

    /** All of it once: the first events of a JVM are interpreted, and those of a service that runs for days are not. */
    private static void warmUp(Map<String, Object> servers, Peer peer) throws Exception {
        fill(servers);
        relay(servers, 1);
        peer.orderOf(EVENTS);
        peer.toTheExchange(EVENTS / 2, BATCH);
    }

    private static void fill(Map<String, Object> servers) {
        try (var service = start(servers, true, Publishing.class)) {
            fill(service);
        }
    }

    private static ConfigurableApplicationContext start(Map<String, Object> servers, boolean quiet, Class<?> type) {
        Map<String, Object> properties = new HashMap<>(servers);
        properties.put("spring.config.import", "classpath:nexus-platform.yml");
        properties.put("nexus.service", "playback");
        properties.put("nexus.outbox.enabled", !quiet);
        properties.put("nexus.outbox.poll-interval", "50ms");
        properties.put("server.port", 0);
        properties.put("management.server.port", 0);
        properties.put("logging.level.root", "warn");
        return new SpringApplicationBuilder(type).properties(properties).run();
    }

    /** From the moment at which all relays have started and may begin, until the last event has left. */
    private static double relay(Map<String, Object> servers, int relays) throws InterruptedException {
        try (var watching = start(servers, true, Publishing.class)) {
            JdbcClient jdbc = watching.getBean(JdbcClient.class);
            TransactionTemplate transaction =
                    new TransactionTemplate(watching.getBean(PlatformTransactionManager.class));
            List<ConfigurableApplicationContext> services = new ArrayList<>();
            transaction.executeWithoutResult(status -> {
                // As long as this holds all lanes, nobody else takes one.
                jdbc.sql("""
                    select pg_advisory_xact_lock(hashtext('nexus.outbox.' || current_schema()), lane)
                    from generate_series(0, 63) lane
                    """).query(row -> {});
                for (int i = 0; i < relays; i++) {
                    services.add(start(servers, false, Publishing.class));
                }
            });
            Instant start = Instant.now();
            while (jdbc.sql("select exists (select from outbox_event)")
                    .query(Boolean.class)
                    .single()) {
                Thread.sleep(5);
            }
            double rate = rate(EVENTS, start);
            services.forEach(ConfigurableApplicationContext::close);
            return rate;
        }
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
        try (var relaying = start(servers, false, OutboxBench.class)) {
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

    static double rate(int events, Instant since) {
        return events / (Duration.between(since, Instant.now()).toNanos() / 1e9);
    }
}
