package dev.nexus.platform.test.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Names and describes the operations, and says what they answer when all is well. */
final class OperationDetails {

    private static final String CONTROLLER = "Controller";
    private static final String PAGE_REQUEST = "PageRequest";

    private OperationDetails() {}

    /** An identifier that stays as it is when other operations come: the controller and its method. */
    static String id(Method method) {
        return StringUtils.uncapitalize(tag(method)) + StringUtils.capitalize(method.getName());
    }

    static void complete(GeneratedApi api) {
        Map<String, String> tags = new TreeMap<>();
        api.operations().forEach(operation -> {
            Method handler = api.handlers(operation).getFirst();
            describe(operation.node(), handler);
            tags.put(
                    tag(handler),
                    JavaSource.of(handler.getDeclaringClass())
                            .describe(handler.getDeclaringClass())
                            .text());
            parameters(api, operation, handler);
            success(operation, handler);
        });
        ArrayNode list = api.document().putArray("tags");
        tags.forEach((name, text) -> {
            ObjectNode tag = list.addObject().put("name", name);
            if (!text.isEmpty()) {
                tag.put("description", text);
            }
        });
    }

    private static String tag(Method handler) {
        String controller = handler.getDeclaringClass().getSimpleName();
        return controller.endsWith(CONTROLLER)
                ? controller.substring(0, controller.length() - CONTROLLER.length())
                : controller;
    }

    private static void describe(ObjectNode operation, Method handler) {
        Javadoc javadoc = JavaSource.of(handler.getDeclaringClass()).describe(handler);
        operation.putArray("tags").add(tag(handler));
        if (!javadoc.summary().isEmpty()) {
            operation.put("summary", javadoc.summary());
        }
        if (!javadoc.text().equals(javadoc.summary() + ".") && !javadoc.text().isEmpty()) {
            operation.put("description", javadoc.text());
        }
    }

    private static void parameters(GeneratedApi api, GeneratedApi.Operation operation, Method handler) {
        Javadoc ofMethod = JavaSource.of(handler.getDeclaringClass()).describe(handler);
        ArrayNode parameters = operation.node().withArray("parameters");
        for (JsonNode each : parameters) {
            ObjectNode parameter = (ObjectNode) each;
            String name = parameter.required("name").asString();
            describe(parameter, ofMethod.parameters().get(name));
            Arrays.stream(handler.getParameterTypes())
                    .filter(Class::isRecord)
                    .forEach(type -> ofRecord(parameter, name, type));
        }
        if (takesPage(handler)) {
            Pages.addTo(api, parameters);
        }
        if (parameters.isEmpty()) {
            operation.node().remove("parameters");
        }
    }

    /** Query parameters that are read into a record together. */
    private static void ofRecord(ObjectNode parameter, String name, Class<?> type) {
        Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .filter(component -> parameter.required("in").asString().equals("query"))
                .forEach(component -> {
                    boolean needed = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                    parameter.put("required", needed);
                    describe(
                            parameter,
                            JavaSource.of(type).describe(type).parameters().get(name));
                });
    }

    private static void describe(ObjectNode parameter, @Nullable String text) {
        if (text != null) {
            parameter.put("description", text);
        }
    }

    private static boolean takesPage(Method handler) {
        return Arrays.stream(handler.getParameters()).map(Parameter::getType).anyMatch(type -> type.getSimpleName()
                .equals(PAGE_REQUEST));
    }

    private static void success(GeneratedApi.Operation operation, Method handler) {
        HandlerCode code = HandlerCode.of(handler);
        ObjectNode responses = GeneratedApi.object(operation.node(), "responses");
        ObjectNode success = responses
                .propertyStream()
                .map(Map.Entry::getValue)
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
        responses.removeAll();
        responses.set(Integer.toString(code.status()), success);
        String result =
                JavaSource.of(handler.getDeclaringClass()).describe(handler).result();
        success.put("description", result.isEmpty() ? reason(code.status()) : result);
        if (code.status() == HttpStatus.NO_CONTENT.value()) {
            success.remove("content");
        }
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        if (code.tagged()) {
            header(headers, "ETag", "The version of what is shown (RFC 9110, section 8.8.3)");
        }
        if (code.located()) {
            header(headers, "Location", "Where to find what was made");
        }
        if (!headers.isEmpty()) {
            success.set("headers", headers);
        }
        if (code.tagged() && operation.reads()) {
            responses.putObject("304").put("description", "It is still the version that `If-None-Match` names");
            parameter(operation.node(), "If-None-Match", "Entity tags of versions that the client has");
        }
    }

    private static String reason(int status) {
        return Objects.requireNonNull(HttpStatus.resolve(status)).getReasonPhrase();
    }

    private static void header(ObjectNode headers, String name, String description) {
        headers.putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private static void parameter(ObjectNode operation, String name, String description) {
        operation
                .withArray("parameters")
                .addObject()
                .put("name", name)
                .put("in", "header")
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }
}
