package dev.nexus.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What in a schema is not as subscribers know it. A schema may gain fields that may be absent, at any depth, and values of an enum; its words
 * may be others. Everything else is a break: a field that is gone, renamed, of another type, needed that was not, or not needed that
 * was; a narrower enum; any other rule that was added, changed or taken away.
 */
final class SchemaChanges {

    /** Words for people: no subscriber's program depends on them. */
    private static final Set<String> WORDS = Set.of("title", "description", "$comment", "examples");

    private final List<String> breaks = new ArrayList<>();

    private SchemaChanges() {}

    /**
     * Compares a schema with what was released of it.
     *
     * @return the breaks, each with its place as a JSON pointer; empty when there is none
     */
    static List<String> breaks(JsonNode released, JsonNode present) {
        var changes = new SchemaChanges();
        changes.compareSchema("", released, present);
        return changes.breaks;
    }

    private void compareSchema(String place, JsonNode released, JsonNode present) {
        if (!released.isObject() || !present.isObject()) {
            same(place, released, present);
            return;
        }
        var keywords = new HashSet<>(released.propertyNames());
        keywords.addAll(present.propertyNames());
        keywords.removeAll(WORDS);
        for (var keyword : keywords.stream().sorted().toList()) {
            var before = released.path(keyword);
            var after = present.path(keyword);
            var at = place + "/" + keyword;
            switch (keyword) {
                case "properties" -> compareProperties(at, before, after);
                case "items" -> compareSchema(at, before, after);
                case "required" -> compareRequired(at, before, after);
                case "enum" -> compareEnum(at, before, after);
                default -> same(at, before, after);
            }
        }
    }

    private void compareProperties(String place, JsonNode released, JsonNode present) {
        released.propertyStream().forEach(field -> {
            var after = present.path(field.getKey());
            if (after.isMissingNode()) {
                breaks.add(place + "/" + field.getKey() + " is gone");
            } else {
                compareSchema(place + "/" + field.getKey(), field.getValue(), after);
            }
        });
    }

    private void compareRequired(String place, JsonNode released, JsonNode present) {
        var before = texts(released);
        var after = texts(present);
        after.stream()
                .filter(field -> !before.contains(field))
                .forEach(field -> breaks.add(place + " has " + field + ", which older events may not have"));
        before.stream()
                .filter(field -> !after.contains(field))
                .forEach(field -> breaks.add(place + " lacks " + field + ", on which subscribers rely"));
    }

    private void compareEnum(String place, JsonNode released, JsonNode present) {
        if (released.isMissingNode()) {
            breaks.add(place + " is new");
            return;
        }
        var after = texts(present);
        texts(released).stream()
                .filter(value -> !after.contains(value))
                .forEach(value -> breaks.add(place + " lacks " + value));
    }

    private void same(String place, JsonNode released, JsonNode present) {
        if (!released.equals(present)) {
            breaks.add("%s was %s and is %s".formatted(place, released, present));
        }
    }

    private static Set<String> texts(JsonNode array) {
        return Set.copyOf(array.valueStream().map(JsonNode::toString).toList());
    }
}
