package dev.nexus.deployment;

import dev.nexus.deployment.Manifests.Workload;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which pods may reach which others on which of their ports, as the network policies of a namespace say. */
final class NetworkArrows {

    private final Manifests manifests;
    private final List<NetworkPolicy> policies;

    NetworkArrows(Manifests manifests) {
        this.manifests = manifests;
        this.policies = manifests.all(NetworkPolicy.class);
    }

    /** Each as {@code from -> to:port}. */
    Set<String> all() {
        var arrows = new TreeSet<String>();
        for (var from : manifests.workloads()) {
            for (var to : manifests.workloads()) {
                for (var port : ports(to).toList()) {
                    if (!from.name().equals(to.name()) && leaves(from, to, port) && enters(from, to, port)) {
                        arrows.add("%s -> %s:%d".formatted(from.name(), to.name(), port.getContainerPort()));
                    }
                }
            }
        }
        return arrows;
    }

    private static Stream<ContainerPort> ports(Workload workload) {
        return workload.containers().flatMap(container -> container.getPorts().stream());
    }

    private boolean leaves(Workload from, Workload to, ContainerPort port) {
        return policies.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains("Egress"))
                .filter(policy -> selects(policy.getSpec().getPodSelector(), from))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> isPeer(rule.getTo(), to) && isPort(rule.getPorts(), port));
    }

    private boolean enters(Workload from, Workload to, ContainerPort port) {
        return policies.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains("Ingress"))
                .filter(policy -> selects(policy.getSpec().getPodSelector(), to))
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> isPeer(rule.getFrom(), from) && isPort(rule.getPorts(), port));
    }

    private static boolean selects(LabelSelector selector, Workload workload) {
        Map<String, String> labels = selector.getMatchLabels();
        return labels == null || workload.isSelectedBy(labels);
    }

    /** No peers are all of them. Peers of other namespaces and addresses are none of ours. */
    private static boolean isPeer(List<NetworkPolicyPeer> peers, Workload workload) {
        return peers.isEmpty()
                || peers.stream()
                        .filter(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null)
                        .anyMatch(peer -> selects(peer.getPodSelector(), workload));
    }

    private static boolean isPort(List<NetworkPolicyPort> allowed, ContainerPort port) {
        return allowed.isEmpty()
                || allowed.stream().map(NetworkPolicyPort::getPort).anyMatch(wanted -> names(wanted, port));
    }

    private static boolean names(IntOrString wanted, ContainerPort port) {
        return wanted.getStrVal() == null
                ? port.getContainerPort().equals(wanted.getIntVal())
                : wanted.getStrVal().equals(port.getName());
    }
}
