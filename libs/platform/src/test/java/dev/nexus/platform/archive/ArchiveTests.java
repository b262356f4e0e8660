package dev.nexus.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.nexus.contracts.Topology;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.server.TestBroker;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the broker has streams, whoever comes late reads what was said before; personal data is not among it. */
@MessagingTest
class ArchiveTests {

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final TestEvents events;
    private final EventProbe probe;
    private final String amqpUrl;

    @Autowired
    ArchiveTests(
            Outbox outbox,
            PlatformTransactionManager transactions,
            TestEvents events,
            EventProbe probe,
            @Value("${NEXUS_AMQP_URL}") String amqpUrl) {
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.probe = probe;
        this.amqpUrl = amqpUrl;
    }

    @Test
    void keepsAllButPersonalDataForWhoeverComesLater() throws Exception {
        assumeThat(TestBroker.instance().isRabbitMq()).as("streams").isTrue();
        UUID person = UUID.randomUUID();
        UUID book = UUID.randomUUID();
        events.publish("/user/memberships/" + person, 1, Samples.membership(person));

        UUID id = transaction.execute(
                status -> outbox.append(AggregateRef.of("catalog", "books", book), Samples.book(book, "Emma")));

        probe.await(
                "catalog.book.published.v1",
                event -> event.path("subject").asString("").equals(book.toString()));
        List<String> kept = new CopyOnWriteArrayList<>();
        try (Connection connection = connect()) {
            var channel = connection.createChannel();
            channel.basicQos(100);
            channel.basicConsume(
                    Topology.ARCHIVE,
                    false,
                    Map.of("x-stream-offset", "first"),
                    (tag, message) -> {
                        kept.add(new String(message.getBody(), StandardCharsets.UTF_8));
                        channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
                    },
                    tag -> {});
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> kept.stream()
                    .anyMatch(body -> body.contains(String.valueOf(id))));
        }
        assertThat(kept).noneMatch(body -> body.contains(person.toString()));
    }

    @Test
    void isNotThereOnABrokerWithoutStreams() throws Exception {
        assumeThat(TestBroker.instance().isRabbitMq()).as("streams").isFalse();

        try (Connection connection = connect()) {
            var channel = connection.createChannel();
            assertThatThrownBy(() -> channel.queueDeclarePassive(Topology.ARCHIVE))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void holdsNothingOfPeople() {
        assertThat(Topology.ARCHIVED)
                .isNotEmpty()
                .noneMatch(pattern -> pattern.startsWith("user") || pattern.startsWith("#"));
    }

    @ParameterizedTest
    @CsvSource({
        "RabbitMQ, 3.10.8, true",
        "RabbitMQ, 4.0.5, true",
        "RabbitMQ, 3.9.0-rc.1, true",
        "RabbitMQ, 3.8.35, false",
        "qpid, 10.1.0, false",
        "RabbitMQ, , false",
    })
    void knowsWhichBrokersHaveStreams(String product, String version, boolean streams) {
        var server = version == null
                ? Map.<String, Object>of("product", product)
                : Map.<String, Object>of("product", product, "version", version);
        assertThat(ArchiveDeclaring.hasStreams(server)).isEqualTo(streams);
    }

    private Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(amqpUrl);
        return factory.newConnection();
    }
}
