package dev.nexus.deployment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An overlay as {@code kubectl kustomize} renders it. */
record Manifests(String overlay, List<HasMetadata> all) {

    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

    static Manifests of(String overlay) {
        return RENDERED.computeIfAbsent(overlay, Manifests::render);
    }

    private static Manifests render(String overlay) {
        var yaml = Tool.named("kubectl").run("kustomize", "k8s/overlays/" + overlay);
        var bytes = new java.io.ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
        List<HasMetadata> all = new KubernetesSerialization().unmarshal(bytes);
        return new Manifests(overlay, List.copyOf(all));
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Resources of an operator's own kind. */
    List<GenericKubernetesResource> custom(String kind) {
        return all(GenericKubernetesResource.class).stream()
                .filter(resource -> resource.getKind().equals(kind))
                .toList();
    }

    List<Workload> workloads() {
        return all.stream()
                .flatMap(resource -> switch (resource) {
                    case Deployment deployment ->
                        workload(resource, deployment.getSpec().getTemplate());
                    case StatefulSet set -> workload(resource, set.getSpec().getTemplate());
                    case Job job -> workload(resource, job.getSpec().getTemplate());
                    default -> Stream.empty();
                })
                .toList();
    }

    List<Workload> services() {
        return workloads().stream()
                .filter(workload -> Checkout.SERVICES.contains(workload.name()))
                .toList();
    }

    private static Stream<Workload> workload(HasMetadata resource, PodTemplateSpec template) {
        return Stream.of(new Workload(resource.getMetadata().getName(), template));
    }

    /** Something that makes pods. */
    record Workload(String name, PodTemplateSpec template) {

        Map<String, String> labels() {
            return template.getMetadata().getLabels();
        }

        /** Its containers, those of its first steps included. */
        Stream<Container> containers() {
            return Stream.concat(
                    template.getSpec().getInitContainers().stream(), template.getSpec().getContainers().stream());
        }

        boolean isSelectedBy(Map<String, String> wanted) {
            return labels().entrySet().containsAll(wanted.entrySet());
        }
    }
}
