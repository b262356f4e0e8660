package dev.nexus.gateway.docs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The fields that a JSON Schema describes, those of entries of lists among them. */
final class SchemaFields {

    private SchemaFields() {}

    static List<EventEntry.Field> of(JsonNode schema) {
        return fields("", schema).toList();
    }

    private static Stream<EventEntry.Field> fields(String place, JsonNode schema) {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return schema.path("properties").propertyStream().flatMap(property -> {
            var name = place + property.getKey();
            var rules = property.getValue();
            var field = new EventEntry.Field(
                    name,
                    type(rules),
                    required.contains(property.getKey()),
                    rules.path("description").asString(""),
                    rules.has("enum")
                            ? rules.get("enum")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()
                            : null);
            return Stream.of(Stream.of(field), fields(name + ".", rules), fields(name + "[].", rules.path("items")))
                    .flatMap(some -> some);
        });
    }

    private static String type(JsonNode rules) {
        if (rules.has("items")) {
            return "list of " + type(rules.get("items"));
        }
        var type = rules.path("type").asString("");
        return rules.has("format")
                ? "%s (%s)".formatted(type, rules.get("format").asString())
                : type;
    }
}
