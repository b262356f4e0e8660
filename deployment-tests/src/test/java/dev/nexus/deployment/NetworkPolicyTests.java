package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.deployment.Manifests.Workload;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing reaches anything but along the arrows of the architecture. */
class NetworkPolicyTests {

    private static final Set<String> BETWEEN_SERVICES = Set.of(
            // One URL: the gateway passes requests on, and asks how the services are.
            "gateway-service -> user-service:8080",
            "gateway-service -> user-service:8090",
            "gateway-service -> catalog-service:8080",
            "gateway-service -> catalog-service:8090",
            "gateway-service -> playback-service:8080",
            "gateway-service -> playback-service:8090",
            "gateway-service -> notification-service:8080",
            "gateway-service -> notification-service:8090",
            // The graph asks over gRPC.
            "gateway-service -> user-service:9090",
            "gateway-service -> catalog-service:9090",
            "gateway-service -> playback-service:9090",
            "gateway-service -> notification-service:9090",
            // Keys and revocations.
            "catalog-service -> user-service:8080",
            "playback-service -> user-service:8080",
            "notification-service -> user-service:8080",
            // What somebody may take with them is asked for at each service.
            "user-service -> catalog-service:8080",
            "user-service -> playback-service:8080",
            "user-service -> notification-service:8080");

    private static final Set<String> TO_SERVERS_OF_DEV = Set.of(
            "user-service -> postgres:5432",
            "catalog-service -> postgres:5432",
            "playback-service -> postgres:5432",
            "notification-service -> postgres:5432",
            // Limits that several gateways count together.
            "gateway-service -> postgres:5432",
            "database -> postgres:5432",
            "user-service -> rabbitmq:5672",
            "catalog-service -> rabbitmq:5672",
            "playback-service -> rabbitmq:5672",
            "notification-service -> rabbitmq:5672",
            "user-service -> mailpit:1025",
            "notification-service -> mailpit:1025");

    @Test
    void ofDevAllowTheArrowsOfTheArchitectureAndNoOthers() {
        var expected = new TreeSet<>(BETWEEN_SERVICES);
        expected.addAll(TO_SERVERS_OF_DEV);

        assertThat(new NetworkArrows(Manifests.of("dev")).all()).isEqualTo(expected);
    }

    @Test
    void ofProdAllowTheArrowsOfTheArchitectureAndNoOthers() {
        assertThat(new NetworkArrows(Manifests.of("prod")).all()).isEqualTo(new TreeSet<>(BETWEEN_SERVICES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void letServicesReachTheServersByTheLabelThatThoseCarry(String overlay) {
        var manifests = Manifests.of(overlay);
        var policies = manifests.all(NetworkPolicy.class).toString();

        var labels = overlay.equals("dev")
                ? manifests.workloads().stream().map(Workload::labels).toList().toString()
                : manifests
                                .custom("Cluster")
                                .getFirst()
                                .get("spec", "inheritedMetadata", "labels")
                                .toString()
                        + manifests
                                .custom("RabbitmqCluster")
                                .getFirst()
                                .getMetadata()
                                .getLabels();

        for (var label : Set.of("nexus.dev/server=database", "nexus.dev/server=broker")) {
            assertThat(policies).contains(label);
            assertThat(labels).contains(label);
        }
    }
}
