package dev.nexus.platform.test.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the code does not say by itself, a JSON merge patch (RFC 7396) in the test resource {@code openapi.yaml}: it changes
 * operations that are there and never adds one.
 */
final class Supplement {

    private static final String RESOURCE = "openapi.yaml";

    private Supplement() {}

    static void complete(GeneratedApi api) {
        try (InputStream in = Supplement.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return;
            }
            Object patch = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            ObjectNode supplement = JsonMapper.shared().valueToTree(patch);
            requireOperations(api, supplement);
            merge(api.document(), supplement);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireOperations(GeneratedApi api, ObjectNode supplement) {
        supplement.path("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .forEach(method -> {
                    if (!api.document().path("paths").path(path.getKey()).has(method.getKey())) {
                        throw new AssertionError("%s describes %s %s, which is not there"
                                .formatted(RESOURCE, method.getKey(), path.getKey()));
                    }
                }));
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.propertyStream().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(member.getKey());
            } else if (value instanceof ObjectNode object) {
                merge(GeneratedApi.object(target, member.getKey()), object);
            } else {
                target.set(member.getKey(), value);
            }
        });
    }
}
