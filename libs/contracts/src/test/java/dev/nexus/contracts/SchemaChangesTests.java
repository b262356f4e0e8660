package dev.nexus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Promise 24: each kind of break is seen, at every place of every schema where it can be made; growth is let through. */
class SchemaChangesTests {

    /** A change that can be made to a schema, or to one within it. */
    private record Change(String what, Consumer<ObjectNode> make) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Arguments> breaks() {
        return everywhere(SchemaChangesTests::breaksOf);
    }

    static Stream<Arguments> growth() {
        return everywhere(SchemaChangesTests::growthOf);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("breaks")
    void seesABreak(String type, String place, Change change) {
        assertThat(breaksAfter(type, place, change)).as(type + place).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("growth")
    void letsGrowthThrough(String type, String place, Change change) {
        assertThat(breaksAfter(type, place, change)).as(type + place).isEmpty();
    }

    @Test
    void triesEveryKindOfBreak() {
        assertThat(breaks().map(tried -> tried.get()[2].toString().replaceAll(" [^ ]*$", "")))
                .contains(
                        "loses field",
                        "renames field",
                        "retypes field",
                        "newly requires field",
                        "requires no longer field",
                        "drops the value",
                        "drops the format of",
                        "changes the format of",
                        "bounds the length of",
                        "is closed to further");
    }

    private static List<Change> breaksOf(ObjectNode schema) {
        var changes = new ArrayList<Change>();
        schema.path("properties").propertyStream().forEach(field -> {
            var name = field.getKey();
            changes.add(
                    new Change("loses field " + name, node -> properties(node).remove(name)));
            changes.add(new Change("renames field " + name, node -> properties(node)
                    .set(name + "Renamed", properties(node).remove(name))));
            changes.add(new Change(
                    "retypes field " + name,
                    node -> ((ObjectNode) properties(node).get(name)).put("type", "null")));
            var isRequired = contains(schema.path("required"), name);
            changes.add(
                    isRequired
                            ? new Change("requires no longer field " + name, node -> remove(required(node), name))
                            : new Change("newly requires field " + name, node -> required(node)
                                    .add(name)));
            var rules = field.getValue();
            if (rules.has("format")) {
                changes.add(new Change(
                        "drops the format of " + name,
                        node -> ((ObjectNode) properties(node).get(name)).remove("format")));
                changes.add(new Change(
                        "changes the format of " + name,
                        node -> ((ObjectNode) properties(node).get(name)).put("format", "ipv4")));
            }
            if (rules.path("type").asString("").equals("string")) {
                changes.add(new Change(
                        "bounds the length of " + name,
                        node -> ((ObjectNode) properties(node).get(name)).put("maxLength", 3)));
            }
            rules.path("enum")
                    .valueStream()
                    .forEach(value -> changes.add(new Change(
                            "drops the value " + value.asString(),
                            node -> remove(
                                    (ArrayNode) properties(node).get(name).get("enum"), value.asString()))));
        });
        changes.add(new Change("newly requires field another", node -> {
            properties(node).putObject("another").put("type", "string");
            required(node).add("another");
        }));
        changes.add(new Change("is closed to further fields", node -> node.put("additionalProperties", false)));
        return changes;
    }

    private static List<Change> growthOf(ObjectNode schema) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(
                "gains a field", node -> properties(node).putObject("another").put("type", "string")));
        changes.add(new Change("is said in other words", node -> node.put("description", "Other words.")));
        schema.path("properties")
                .propertyStream()
                .filter(field -> field.getValue().has("enum"))
                .forEach(field -> changes.add(new Change("gains a value of " + field.getKey(), node -> ((ArrayNode)
                                properties(node).get(field.getKey()).get("enum"))
                        .add("ANOTHER"))));
        return changes;
    }

    /** Every change of every object that a schema describes: the data itself, and what is in its lists. */
    private static Stream<Arguments> everywhere(Function<ObjectNode, List<Change>> changes) {
        return EventCatalogue.all().stream().flatMap(event -> objects("", schema(event.type())).stream()
                .flatMap(
                        place -> changes.apply((ObjectNode) schema(event.type()).at(place)).stream()
                                .map(change -> Arguments.of(event.type(), place, change))));
    }

    private static List<String> objects(String place, JsonNode schema) {
        var places = new ArrayList<String>();
        if (schema.path("properties").isObject()) {
            places.add(place);
        }
        schema.path("properties")
                .propertyStream()
                .forEach(field -> places.addAll(objects(place + "/properties/" + field.getKey(), field.getValue())));
        if (schema.has("items")) {
            places.addAll(objects(place + "/items", schema.get("items")));
        }
        return places;
    }

    private static List<String> breaksAfter(String type, String place, Change change) {
        var released = schema(type);
        var present = released.deepCopy();
        change.make().accept((ObjectNode) present.at(place));
        assertThat(present).isNotEqualTo(released);
        return SchemaChanges.breaks(released, present);
    }

    private static JsonNode schema(String type) {
        return JsonMapper.shared()
                .readTree(Resources.text(EventCatalogue.find(type).orElseThrow().schemaResource()));
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ArrayNode required(ObjectNode schema) {
        return schema.withArray("required");
    }

    private static boolean contains(JsonNode array, String text) {
        return array.valueStream().anyMatch(value -> value.asString().equals(text));
    }

    private static void remove(ArrayNode array, String text) {
        for (var i = array.size() - 1; i >= 0; i--) {
            if (array.get(i).asString().equals(text)) {
                array.remove(i);
            }
        }
    }
}
