package dev.nexus.platform.test.openapi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says of each record what its Javadoc and its types say: which members there are always, which may be null, and what they
 * mean. What is written is written whole, with null where there is nothing; what is read may leave out what may be null.
 */
final class TypeDetails {

    /** What a member of a JSON merge patch is read into: it may be absent, and null is something else. */
    private static final String PATCHED = "org.openapitools.jackson.nullable.JsonNullable";

    private static final String PREFIX = "#/components/schemas/";

    private final GeneratedApi api;
    private final ObjectNode schemas;
    private final Set<String> read;

    private TypeDetails(GeneratedApi api) {
        this.api = api;
        this.schemas = api.components("schemas");
        this.read = new TreeSet<>();
        api.operations().map(operation -> operation.node().path("requestBody")).forEach(body -> reach(body, read));
    }

    static void complete(GeneratedApi api) {
        TypeDetails details = new TypeDetails(api);
        details.prune();
        api.types().forEach((name, type) -> {
            if (details.schemas.get(name) instanceof ObjectNode schema) {
                if (type.isRecord()) {
                    details.record(name, schema, type);
                } else {
                    enumeration(schema, type);
                }
            }
        });
    }

    private void prune() {
        Set<String> used = new TreeSet<>(Set.of("Problem"));
        reach(api.document().path("paths"), used);
        schemas.propertyStream().map(member -> member.getKey()).toList().stream()
                .filter(name -> !used.contains(name))
                .forEach(schemas::remove);
    }

    private void reach(JsonNode node, Set<String> reached) {
        String reference = node.path("$ref").asString("");
        if (reference.startsWith(PREFIX) && reached.add(reference.substring(PREFIX.length()))) {
            reach(schemas.path(reference.substring(PREFIX.length())), reached);
        }
        node.forEach(child -> reach(child, reached));
    }

    private void record(String name, ObjectNode schema, Class<?> type) {
        describe(schema, JavaSource.of(type).describe(type).text());
        if (!(schema.get("properties") instanceof ObjectNode properties)) {
            return;
        }
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        boolean isRead = read.contains(name);
        members(type, properties, ordered, required, !isRead);
        ordered.setAll(properties);
        schema.set("properties", ordered);
        schema.remove("required");
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        JsonIgnoreProperties tolerant = type.getAnnotation(JsonIgnoreProperties.class);
        if (isRead && (tolerant == null || !tolerant.ignoreUnknown())) {
            schema.put("additionalProperties", false);
        }
    }

    private void members(
            Class<?> type, ObjectNode properties, ObjectNode ordered, ArrayNode required, boolean written) {
        Javadoc javadoc = JavaSource.of(type).describe(type);
        for (RecordComponent component : type.getRecordComponents()) {
            if (annotation(type, component, JsonUnwrapped.class) != null) {
                members(component.getType(), properties, ordered, required, written);
                continue;
            }
            JsonProperty renamed = annotation(type, component, JsonProperty.class);
            String name = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
            if (!(properties.remove(name) instanceof ObjectNode property)) {
                continue;
            }
            String text = javadoc.parameters().getOrDefault(component.getName(), "");
            describe(property, text);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean absent = nullable && mayBeAbsent(type, component);
            ordered.set(name, nullable && !(written && absent) ? orNull(property) : property);
            boolean patched = component.getType().getName().equals(PATCHED);
            if (!patched && (!nullable || (written && !absent))) {
                required.add(name);
            }
        }
    }

    private static boolean mayBeAbsent(Class<?> type, RecordComponent component) {
        JsonInclude onType = type.getAnnotation(JsonInclude.class);
        JsonInclude onComponent = annotation(type, component, JsonInclude.class);
        return Stream.of(onType, onComponent)
                .anyMatch(include -> include != null && include.value() != JsonInclude.Include.ALWAYS);
    }

    private static <A extends Annotation> @Nullable A annotation(
            Class<?> type, RecordComponent component, Class<A> annotation) {
        A onAccessor = component.getAccessor().getAnnotation(annotation);
        if (onAccessor != null) {
            return onAccessor;
        }
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(component.getName()))
                .flatMap(field -> Stream.ofNullable(field.getAnnotation(annotation)))
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode orNull(ObjectNode property) {
        JsonNode type = property.path("type");
        if (type.isString()) {
            property.putArray("type").add(type.asString()).add("null");
            return property;
        }
        if (!property.has("$ref")) {
            return property;
        }
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        JsonNode description = property.remove("description");
        if (description != null) {
            either.set("description", description);
        }
        either.putArray("anyOf").add(property).addObject().put("type", "null");
        return either;
    }

    private static void describe(ObjectNode schema, String text) {
        if (!text.isEmpty()) {
            schema.put("description", text);
        }
    }

    private static void enumeration(ObjectNode schema, Class<?> type) {
        String text = JavaSource.of(type).describe(type).text();
        List<String> names =
                schema.path("enum").valueStream().map(JsonNode::asString).toList();
        List<String> meanings = Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(constant -> JavaSource.of(type).describe(constant).text())
                .toList();
        boolean told = names.size() == meanings.size() && !meanings.contains("");
        String list = IntStream.range(0, told ? names.size() : 0)
                .mapToObj(index -> "\n- `%s`: %s".formatted(names.get(index), meanings.get(index)))
                .collect(Collectors.joining());
        describe(schema, list.isEmpty() ? text : text + "\n" + list);
    }
}
