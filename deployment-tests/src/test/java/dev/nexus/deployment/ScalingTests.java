package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.Subscription;
import dev.nexus.contracts.Topology;
import org.junit.jupiter.api.Test;

/** Consumers grow with the queues that they have, all of them. */
class ScalingTests {

    @Test
    void eachConsumerGrowsWithEachOfItsQueues() {
        for (var scaler : Manifests.of("prod").custom("ScaledObject")) {
            var queues = Tree.of(scaler)
                    .at("/spec/triggers")
                    .valueStream()
                    .filter(trigger -> trigger.path("type").asString().equals("rabbitmq"))
                    .map(trigger -> trigger.at("/metadata/queueName").asString());
            var consumer = scaler.getMetadata().getName().replace("-service", "");

            assertThat(queues)
                    .as(consumer)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(Topology.subscriptionsOf(consumer).stream()
                            .map(Subscription::queue)
                            .toList());
        }
    }
}
