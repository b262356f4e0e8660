package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.deployment.Manifests.Workload;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the pods of an overlay are told, by ConfigMaps, Secrets and the External Secrets that make some. */
final class Settings {

    private final Manifests manifests;
    private final Map<String, Set<String>> configMaps;
    private final Map<String, Set<String>> secrets = new HashMap<>();

    Settings(Manifests manifests) {
        this.manifests = manifests;
        this.configMaps = manifests.all(ConfigMap.class).stream()
                .collect(Collectors.toMap(
                        map -> map.getMetadata().getName(), map -> map.getData().keySet()));
        manifests
                .all(Secret.class)
                .forEach(secret -> secrets.put(
                        secret.getMetadata().getName(), secret.getData().keySet()));
        manifests
                .custom("ExternalSecret")
                .forEach(secret ->
                        secrets.put(Tree.of(secret).at("/spec/target/name").asString(), keysOf(secret)));
    }

    /** The names of all variables. */
    Set<String> names() {
        return Stream.concat(configMaps.values().stream(), secrets.values().stream())
                .flatMap(Set::stream)
                .filter(key -> key.matches("[A-Z0-9_]+"))
                .collect(Collectors.toSet());
    }

    Stream<String> values() {
        return manifests.all(ConfigMap.class).stream().flatMap(map -> map.getData().values().stream());
    }

    void checkReferences() {
        for (var workload : manifests.workloads()) {
            workload.containers().forEach(container -> checkEnvironment(workload, container));
            workload.template().getSpec().getVolumes().forEach(volume -> checkVolume(workload, volume));
            assertThat(workload.containers().flatMap(container -> container.getVolumeMounts().stream()
                            .map(mount -> mount.getName())))
                    .isSubsetOf(Stream.concat(
                                    workload.template().getSpec().getVolumes().stream()
                                            .map(Volume::getName),
                                    Stream.of("data")) // of a StatefulSet's claim
                            .toList());
        }
        manifests.custom("Cluster").forEach(this::checkDatabase);
        manifests.custom("ObjectStore").forEach(store -> {
            for (var key : List.of("accessKeyId", "secretAccessKey")) {
                secret(Tree.of(store).at("/spec/configuration/s3Credentials/" + key));
            }
        });
        manifests.custom("RabbitmqCluster").forEach(broker -> {
            var name = Tree.of(broker)
                    .at("/spec/secretBackend/externalSecret/name")
                    .asString();
            List.of("username", "password", "default_user.conf").forEach(key -> secret(name, key));
        });
        manifests.custom("TriggerAuthentication").forEach(authentication -> Tree.of(authentication)
                .at("/spec/secretTargetRef")
                .forEach(this::secret));
    }

    private void checkEnvironment(Workload workload, Container container) {
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null) {
                assertThat(configMaps)
                        .as(workload.name())
                        .containsKey(source.getConfigMapRef().getName());
            }
            if (source.getSecretRef() != null) {
                assertThat(secrets)
                        .as(workload.name())
                        .containsKey(source.getSecretRef().getName());
            }
        }
        for (EnvVar variable : container.getEnv()) {
            if (variable.getValueFrom() != null) {
                var reference = variable.getValueFrom().getSecretKeyRef();
                secret(reference.getName(), reference.getKey());
            }
        }
    }

    private void checkVolume(Workload workload, Volume volume) {
        if (volume.getConfigMap() != null) {
            assertThat(configMaps)
                    .as(workload.name())
                    .containsKey(volume.getConfigMap().getName());
        }
        if (volume.getPersistentVolumeClaim() != null) {
            assertThat(manifests.all(PersistentVolumeClaim.class))
                    .as(workload.name())
                    .anyMatch(claim -> claim.getMetadata()
                            .getName()
                            .equals(volume.getPersistentVolumeClaim().getClaimName()));
        }
    }

    private void checkDatabase(GenericKubernetesResource cluster) {
        var spec = Tree.of(cluster).path("spec");
        assertThat(spec.at("/managed/roles")).hasSize(Checkout.SERVICES.size());
        spec.at("/managed/roles").forEach(role -> {
            var name = role.at("/passwordSecret/name").asString();
            List.of("username", "password").forEach(key -> secret(name, key));
        });
        var scripts = spec.at("/bootstrap/initdb/postInitApplicationSQLRefs/configMapRefs");
        assertThat(scripts).hasSize(1).allSatisfy(script -> assertThat(
                        configMaps.getOrDefault(script.path("name").asString(), Set.of()))
                .contains(script.path("key").asString()));
    }

    private void secret(JsonNode reference) {
        secret(reference.path("name").asString(), reference.path("key").asString());
    }

    private void secret(String name, String key) {
        assertThat(secrets).containsKey(name);
        assertThat(secrets.get(name)).as(name).contains(key);
    }

    private static Set<String> keysOf(GenericKubernetesResource external) {
        return Set.copyOf(Tree.of(external).at("/spec/target/template/data").propertyNames());
    }
}
