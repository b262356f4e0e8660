package dev.nexus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.FaultyLinks;
import dev.nexus.platform.testapp.Catalogue;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Operator;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Promises 6 and 7: an outage of the broker under load delays events, and nothing else. */
@MessagingTest
class BrokerOutageTests {

    private static final Duration OUTAGE = Duration.ofSeconds(15);

    private final Catalogue catalogue;
    private final FaultyLinks links;
    private final Operator operator;
    private final Operator probes;

    @Autowired
    BrokerOutageTests(
            Outbox outbox,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            FaultyLinks links,
            @Value("${local.server.port}") int port,
            @Value("${local.management.port}") int managementPort) {
        this.catalogue = new Catalogue(outbox, jdbc, new TransactionTemplate(transactions));
        this.links = links;
        this.operator = Operator.admin(port);
        this.probes = Operator.admin(managementPort).nobody();
    }

    @Test
    void delaysEventsUnderLoadWhileTheServiceStaysReadyAndEndsEqual() {
        List<UUID> books = Stream.generate(UUID::randomUUID).limit(50).toList();
        books.forEach(book -> catalogue.publish(book, "First edition"));
        catalogue.awaitEqual();

        try (var load = catalogue.underLoad(books)) {
            links.broker().cut();
            int before = load.published();
            Awaitility.await().during(OUTAGE).atMost(OUTAGE.multipliedBy(2)).untilAsserted(() -> {
                assertThat(operator.get("/api/v1/admin/playback/parked-events").status())
                        .isEqualTo(200);
                assertThat(probes.get("/actuator/health/readiness").status()).isEqualTo(200);
            });
            assertThat(load.published()).as("written during the outage").isGreaterThan(before + 100);
            assertThat(catalogue.pending()).isGreaterThan(100);
        } finally {
            links.broker().mend();
        }

        Awaitility.await("backlog 0").atMost(Duration.ofSeconds(60)).until(() -> catalogue.pending() == 0);
        catalogue.awaitEqual();
    }
}
