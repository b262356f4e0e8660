package dev.nexus.platform.test.openapi;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document in the making.
 *
 * @param service the service's name
 * @param document what there is of it
 * @param handlers the controllers' methods behind each {@code operationId}
 * @param types the Java type behind each named schema
 * @param environment the service's settings
 */
record GeneratedApi(
        String service,
        ObjectNode document,
        Map<String, List<Method>> handlers,
        Map<String, Class<?>> types,
        Environment environment) {

    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");

    /**
     * One operation.
     *
     * @param path its path with variables in braces
     * @param method its method in lower case
     * @param node what the document says of it
     */
    record Operation(String path, String method, ObjectNode node) {

        String id() {
            return node.required("operationId").asString();
        }

        boolean reads() {
            return method.equals("get") || method.equals("head");
        }
    }

    Stream<Operation> operations() {
        return document.required("paths").propertyStream().flatMap(path -> path.getValue()
                .propertyStream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> new Operation(path.getKey(), member.getKey(), (ObjectNode) member.getValue())));
    }

    List<Method> handlers(Operation operation) {
        return handlers.getOrDefault(operation.id(), List.of());
    }

    /** A kind of component, made when there is none yet. */
    ObjectNode components(String kind) {
        return object(object(document, "components"), kind);
    }

    /** A member that is an object, made when there is none yet. */
    static ObjectNode object(ObjectNode parent, String name) {
        JsonNode child = parent.get(name);
        return child instanceof ObjectNode object ? object : parent.putObject(name);
    }
}
