package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.nexus.deployment.Manifests.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests say only what Kubernetes understands and what there is. */
class KubernetesTests {

    private static final Set<String> OPERATORS = Set.of(
            "barmancloud.cnpg.io/v1",
            "external-secrets.io/v1",
            "keda.sh/v1alpha1",
            "monitoring.coreos.com/v1",
            "postgresql.cnpg.io/v1",
            "rabbitmq.com/v1beta1");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void haveNoKeyThatKubernetesDoesNotKnow(String overlay) {
        var all = Manifests.of(overlay).all();

        assertThat(all).hasSizeGreaterThan(40);
        assertThat(all.stream().flatMap(resource -> UnknownKeys.in(resource).stream()))
                .isEmpty();
        assertThat(all.stream()
                        .filter(io.fabric8.kubernetes.api.model.GenericKubernetesResource.class::isInstance)
                        .map(HasMetadata::getApiVersion))
                .isSubsetOf(OPERATORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void runEachServiceWithItsOwnImageAndOthersByAVersion(String overlay) {
        var manifests = Manifests.of(overlay);

        assertThat(manifests.services().stream().map(Workload::name))
                .containsExactlyInAnyOrderElementsOf(Checkout.SERVICES);
        for (var service : manifests.services()) {
            assertThat(service.containers().map(Container::getImage))
                    .isNotEmpty()
                    .allMatch(
                            image -> image.matches("([^/]+/)*nexus[^/]*/" + service.name() + ":[\\w.-]+"),
                            service.name());
        }
        assertThat(manifests.workloads().stream().flatMap(Workload::containers).map(Container::getImage))
                .allMatch(image -> image.matches(".+:[\\w.-]+") && !image.endsWith(":latest"));
    }

    /** The Pod Security Standard "restricted", and a read-only root besides. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void runServicesWithoutAnyRight(String overlay) {
        for (var workload : Manifests.of(overlay).workloads()) {
            var pod = workload.template().getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot())
                    .as(workload.name())
                    .isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(workload.containers()).allSatisfy(container -> {
                var security = container.getSecurityContext();
                assertThat(security.getAllowPrivilegeEscalation()).isFalse();
                assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(security.getReadOnlyRootFilesystem())
                        .isEqualTo(!workload.name().equals("rabbitmq"));
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).containsKey("memory");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void probeServicesAndLetThemDrain(String overlay) {
        for (var service : Manifests.of(overlay).services()) {
            var container = service.template().getSpec().getContainers().getFirst();
            assertThat(paths(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                    .containsExactly(
                            "/actuator/health/liveness", "/actuator/health/liveness", "/actuator/health/readiness");
            var pause = container.getLifecycle().getPreStop().getSleep().getSeconds();
            var drain = 1 + 2 * 20; // NEXUS_WEB_DRAIN, and two phases of spring.lifecycle.timeout-per-shutdown-phase
            assertThat(service.template().getSpec().getTerminationGracePeriodSeconds())
                    .isGreaterThan(pause + drain);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void migrateEachSchemaBeforeItsServiceStarts(String overlay) {
        for (var service : Manifests.of(overlay).services()) {
            var first = service.template().getSpec().getInitContainers();
            if (service.name().equals("gateway-service")) {
                assertThat(first).isEmpty();
                continue;
            }
            var main = service.template().getSpec().getContainers().getFirst();
            assertThat(first).singleElement().satisfies(migrate -> {
                assertThat(migrate.getImage()).isEqualTo(main.getImage());
                assertThat(migrate.getArgs()).containsExactly("migrate");
                assertThat(Set.copyOf(migrate.getEnvFrom())).isEqualTo(Set.copyOf(main.getEnvFrom()));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void nameNoPortThatIsNotThere(String overlay) {
        var manifests = Manifests.of(overlay);
        for (var service : manifests.all(Service.class)) {
            var pods = manifests.workloads().stream()
                    .filter(workload -> workload.isSelectedBy(service.getSpec().getSelector()))
                    .toList();
            assertThat(pods).as(service.getMetadata().getName()).hasSize(1);
            assertThat(service.getSpec().getPorts().stream()
                            .map(port -> port.getTargetPort().getStrVal()))
                    .isSubsetOf(portNames(pods.getFirst()));
        }
        for (var workload : manifests.workloads()) {
            var probed = workload.containers().flatMap(container -> Stream.of(
                            container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                    .filter(probe -> probe != null && probe.getHttpGet() != null)
                    .map(probe -> probe.getHttpGet().getPort().getStrVal()));
            assertThat(probed).isSubsetOf(portNames(workload));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void scaleAndProtectWhatThereIs(String overlay) {
        var manifests = Manifests.of(overlay);
        var scaled = Stream.concat(
                manifests.all(HorizontalPodAutoscaler.class).stream()
                        .map(scaler -> scaler.getSpec().getScaleTargetRef().getName()),
                manifests.custom("ScaledObject").stream()
                        .map(scaler ->
                                Tree.of(scaler).at("/spec/scaleTargetRef/name").asString()));

        // Each by one: two would pull it to and fro.
        assertThat(scaled).containsExactlyInAnyOrderElementsOf(Checkout.SERVICES);
        for (var budget : manifests.all(PodDisruptionBudget.class)) {
            var labels = budget.getSpec().getSelector().getMatchLabels();
            assertThat(manifests.workloads().stream()
                                    .filter(workload -> workload.isSelectedBy(labels))
                                    .count()
                            + manifests.custom("RabbitmqCluster").stream()
                                    .filter(broker -> labels.containsValue(
                                            broker.getMetadata().getName()))
                                    .count())
                    .as(budget.getMetadata().getName())
                    .isEqualTo(1);
        }
        assertThat(manifests.services().stream()
                        .map(service -> service.template().getSpec().getServiceAccountName()))
                .isSubsetOf(manifests.all(ServiceAccount.class).stream()
                        .map(account -> account.getMetadata().getName())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void nameServicesByAddressesThatAreThere(String overlay) {
        var manifests = Manifests.of(overlay);
        Map<String, Set<Integer>> served = manifests.all(Service.class).stream()
                .collect(Collectors.toMap(
                        service -> service.getMetadata().getName(), service -> service.getSpec().getPorts().stream()
                                .map(port -> port.getPort())
                                .collect(Collectors.toSet())));

        var internal = new Settings(manifests)
                .values()
                .filter(value -> value.matches("http://[a-z]+-service:.*"))
                .map(java.net.URI::create)
                .toList();

        assertThat(internal).hasSizeGreaterThan(10).allSatisfy(url -> assertThat(
                        served.getOrDefault(url.getHost(), Set.of()))
                .as(url.toString())
                .contains(url.getPort()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void nameNoSecretConfigMapOrVolumeThatIsNotThere(String overlay) {
        assertThatCode(() -> new Settings(Manifests.of(overlay)).checkReferences())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void setOnlyWhatIsDocumented(String overlay) {
        assertThat(new Settings(Manifests.of(overlay)).names())
                .filteredOn(name -> name.startsWith("NEXUS_"))
                .filteredOn(name -> !name.endsWith("_DATABASE_PASSWORD") || name.startsWith("NEXUS_LIMITS"))
                .hasSizeGreaterThan(15)
                .allSatisfy(name ->
                        assertThat(Configuration.isDocumented(name)).as(name).isTrue());
    }

    private static Stream<String> paths(Probe... probes) {
        return Stream.of(probes).map(probe -> probe.getHttpGet().getPath());
    }

    private static List<String> portNames(Workload workload) {
        return workload.containers()
                .flatMap(container -> container.getPorts().stream())
                .map(ContainerPort::getName)
                .toList();
    }
}
