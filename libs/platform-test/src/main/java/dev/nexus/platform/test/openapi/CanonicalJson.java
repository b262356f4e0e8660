package dev.nexus.platform.test.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One document has one text: names in a fixed order, two blanks of indentation, one value on a line. */
final class CanonicalJson {

    /** What is read first stands first; other names follow by the alphabet. */
    private static final List<String> FIRST = List.of(
            "openapi",
            "info",
            "servers",
            "security",
            "tags",
            "paths",
            "components",
            "get",
            "head",
            "post",
            "put",
            "patch",
            "delete",
            "operationId",
            "summary",
            "title",
            "version",
            "name",
            "in",
            "description",
            "required",
            "type",
            "format",
            "parameters",
            "requestBody",
            "responses",
            "headers",
            "content",
            "schema");

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private CanonicalJson() {}

    static String write(JsonNode document) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(SEPARATORS)
                .withObjectIndenter(INDENTER)
                .withArrayIndenter(INDENTER);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(document) + "\n";
    }

    static ObjectNode ordered(ObjectNode node) {
        return ordered(node, false);
    }

    /** Properties of a schema keep the order of their record. */
    private static ObjectNode ordered(ObjectNode node, boolean asTheyAre) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        var members = node.propertyStream();
        if (!asTheyAre) {
            members =
                    members.sorted(Comparator.<Map.Entry<String, JsonNode>>comparingInt(member -> rank(member.getKey()))
                            .thenComparing(Map.Entry::getKey));
        }
        members.forEach(member -> result.set(member.getKey(), ordered(member.getKey(), member.getValue())));
        return result;
    }

    private static JsonNode ordered(String name, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> ordered(object, name.equals("properties"));
            default -> {
                if (!value.isArray()) {
                    yield value;
                }
                var array = JsonNodeFactory.instance.arrayNode();
                value.forEach(item -> array.add(ordered("", item)));
                yield array;
            }
        };
    }

    private static int rank(String name) {
        int place = FIRST.indexOf(name);
        return place < 0 ? FIRST.size() : place;
    }
}
