package dev.nexus.gateway.docs;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a document in the words of OpenAPI 3.0, which are those that openapi-diff compares types in. */
final class OpenApi30 {

    private OpenApi30() {}

    static JsonNode of(JsonNode document) {
        var copy = (ObjectNode) document.deepCopy();
        copy.put("openapi", "3.0.3");
        rewrite(copy);
        return copy;
    }

    private static void rewrite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            nullable(object);
        }
        node.forEach(OpenApi30::rewrite);
    }

    private static void nullable(ObjectNode schema) {
        if (schema.get("type") instanceof ArrayNode types) {
            schema.put("type", types.get(0).asString()).put("nullable", true);
        }
        if (schema.get("anyOf") instanceof ArrayNode either
                && either.size() == 2
                && either.get(1).path("type").asString("").equals("null")) {
            schema.remove("anyOf");
            schema.set("$ref", either.get(0).path("$ref"));
        }
    }
}
