package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One listening action is one trace, over HTTP and over the broker. */
@ExtendWith(WholeSuite.class)
class TracingIT {

    private final RunningNexus nexus;

    TracingIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void followsAFinishedBookFromTheGatewayToTheNotification() {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);

        ada.report("phone", book, "finish", 200, 205);

        Awaitility.await("trace").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        nexus.servicesByTrace().values())
                .anyMatch(services ->
                        services.containsAll(Set.of("gateway-service", "playback-service", "notification-service"))));
    }
}
