package dev.nexus.deployment;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys that Kubernetes does not have: a mistyped one is accepted by a reader, and does nothing. */
final class UnknownKeys {

    private final List<String> found = new ArrayList<>();

    private UnknownKeys() {}

    static List<String> in(KubernetesResource resource) {
        var keys = new UnknownKeys();
        keys.look(resource, resource.getClass().getSimpleName());
        return keys.found;
    }

    private void look(@Nullable Object value, String path) {
        switch (value) {
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    look(list.get(i), path + "[" + i + "]");
                }
            }
            case Map<?, ?> map -> map.forEach((key, item) -> look(item, path + "." + key));
            case GenericKubernetesResource _ -> {}
            case KubernetesResource resource -> lookInto(resource, path);
            case null, default -> {}
        }
    }

    private void lookInto(KubernetesResource resource, String path) {
        for (Class<?> type = resource.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    var value = field.get(resource);
                    if (field.getName().equals("additionalProperties")) {
                        if (value instanceof Map<?, ?> unknown) {
                            unknown.keySet().forEach(key -> found.add(path + "." + key));
                        }
                    } else {
                        look(value, path + "." + field.getName());
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
