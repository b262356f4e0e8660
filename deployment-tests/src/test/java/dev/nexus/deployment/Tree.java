package dev.nexus.deployment;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** YAML as a tree, in which what is not there is a missing node and no null. */
final class Tree {

    private Tree() {}

    static JsonNode ofYaml(String text) {
        Object loaded = new Yaml().load(text);
        return JsonMapper.shared().valueToTree(loaded);
    }

    /** All of a resource of an operator's kind but its metadata. */
    static JsonNode of(GenericKubernetesResource resource) {
        return JsonMapper.shared().valueToTree(resource.getAdditionalProperties());
    }
}
