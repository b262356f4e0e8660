package dev.nexus.platform.test.openapi;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says that everything which goes wrong is answered with a problem (RFC 9457), and what can go wrong. */
final class Problems {

    private static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    static void complete(GeneratedApi api) {
        schema(api);
        api.operations().forEach(operation -> answer(api, operation));
    }

    private static void answer(GeneratedApi api, GeneratedApi.Operation operation) {
        JsonNode node = operation.node();
        boolean body = node.has("requestBody");
        if (body || !node.path("parameters").isEmpty()) {
            add(api, operation, "400", "BadRequest", "The request cannot be understood");
        }
        if (!Security.isOpen(operation)) {
            add(api, operation, "401", "Unauthenticated", "A valid token is needed");
            add(api, operation, "403", "Forbidden", "The caller may not do this");
        }
        if (operation.path().contains("{")) {
            add(api, operation, "404", "NotFound", "There is no such thing, or not for this caller");
        }
        if (!operation.reads()) {
            add(api, operation, "409", "Conflict", "What is there stands against it");
        }
        if (takes(node, "If-Match")) {
            add(api, operation, "412", "PreconditionFailed", "It is not the version that `If-Match` names");
        }
        if (body) {
            add(api, operation, "413", "ContentTooLarge", "The body is too large");
            add(api, operation, "415", "UnsupportedMediaType", "The body is of a type that is not read here");
            add(api, operation, "422", "Unprocessable", "The body has impossible values");
        }
        add(
                api,
                operation,
                "429",
                "TooManyRequests",
                "There are too many requests; `Retry-After` says when to come back");
        add(api, operation, "default", "Failed", "Whatever else goes wrong");
    }

    private static boolean takes(JsonNode operation, String header) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asString("").equals(header));
    }

    private static void add(
            GeneratedApi api, GeneratedApi.Operation operation, String status, String name, String description) {
        ObjectNode responses = GeneratedApi.object(operation.node(), "responses");
        responses.putObject(status).put("$ref", "#/components/responses/" + name);
        ObjectNode response = api.components("responses").putObject(name);
        response.put("description", description);
        response.putObject("content")
                .putObject(MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        String header =
                switch (status) {
                    case "401" -> "WWW-Authenticate";
                    case "429" -> "Retry-After";
                    default -> "";
                };
        if (!header.isEmpty()) {
            response.putObject("headers").putObject(header).putObject("schema").put("type", "string");
        }
    }

    private static void schema(GeneratedApi api) {
        ObjectNode problem = api.components("schemas").putObject("Problem");
        problem.put("type", "object")
                .put(
                        "description",
                        "A problem (RFC 9457). Programs decide by `code`, people read `detail`. It may also be a part of an "
                                + "answer, where one of many things failed; then it has neither `instance` nor `traceId`.");
        ObjectNode properties = problem.putObject("properties");
        property(properties, "type", "string", "The stable identifier of the kind of problem")
                .put("format", "uri");
        property(properties, "title", "string", "The kind of problem in words");
        property(properties, "status", "integer", "The HTTP status").put("format", "int32");
        property(properties, "code", "string", "The stable name that programs decide by");
        property(properties, "detail", "string", "What happened this time, for a human");
        property(properties, "instance", "string", "The path of the request");
        property(properties, "traceId", "string", "The trace under which the logs tell more");
        property(properties, "retryable", "boolean", "Whether the same request may succeed a little later");
        ObjectNode errors = property(properties, "errors", "array", "Which values are impossible, and why");
        ObjectNode error = errors.putObject("items").put("type", "object");
        ObjectNode members = error.putObject("properties");
        property(members, "pointer", "string", "The field of the body, a JSON pointer as URI fragment");
        property(members, "parameter", "string", "The query parameter, path segment or header");
        property(members, "detail", "string", "What the value must be");
        error.putArray("required").add("detail");
        List.of("type", "title", "status", "code").forEach(problem.putArray("required")::add);
    }

    private static ObjectNode property(ObjectNode properties, String name, String type, String description) {
        return properties.putObject(name).put("type", type).put("description", description);
    }
}
