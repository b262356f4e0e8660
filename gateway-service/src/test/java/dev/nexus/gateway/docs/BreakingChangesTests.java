package dev.nexus.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Promise 24: a change of an API that breaks its clients fails the build. What clients rely on is in {@code
 * docs/openapi/released/v1}, the documents as they were released; nobody changes it in passing.
 */
class BreakingChangesTests {

    private static final String RELEASE = "nexus.openapi.release";

    static final List<String> SERVICES = ApiDocuments.SERVICES;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void keepsWhatWasReleased(String service) throws IOException {
        // Given
        var released = ApiDocuments.released(service);
        if (Boolean.getBoolean(RELEASE)) {
            Files.createDirectories(released.getParent());
            Files.copy(ApiDocuments.file(service), released, StandardCopyOption.REPLACE_EXISTING);
        }

        // When
        var change = compare(JsonMapper.shared().readTree(ApiDocuments.text(released)), ApiDocuments.document(service));

        // Then
        assertThat(change.isIncompatible())
                .as("""
                        The API of %s breaks clients of what was released. Make the change so that they go on as before, or offer it
                        beside the old one. Where nobody relies on it yet, release the documents anew in the same commit:

                            mvn test -pl gateway-service -am -Dtest=BreakingChangesTests -Dsurefire.failIfNoSpecifiedTests=false \
                                -D%s=true

                        %s""", service, RELEASE, text(change))
                .isFalse();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken("an operation is gone", user -> paths(user).remove("/api/v1/me")),
                broken("a method is gone", user -> ((ObjectNode) paths(user).get("/api/v1/libraries")).remove("post")),
                broken("an answer lacks a member", user -> properties(user, "LibraryView")
                        .remove("role")),
                broken("a member may be absent", user -> required(user, "LibraryView")
                        .remove(0)),
                broken("a member is of another type", user -> properties(user, "LibraryView")
                        .putObject("createdAt")
                        .put("type", "integer")),
                broken("a request needs more", user -> {
                    properties(user, "NameLibrary").putObject("plan").put("type", "string");
                    required(user, "NameLibrary").add("plan");
                }),
                broken("a parameter is needed", user -> ((ObjectNode) user.at("/paths/~1api~1v1~1libraries/get"))
                        .withArray("parameters")
                        .addObject()
                        .put("name", "plan")
                        .put("in", "query")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string")),
                broken(
                        "a value is no longer taken",
                        user -> ((ArrayNode) schema(user, "Role").get("enum")).remove(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void seesThat(String what, Consumer<ObjectNode> change) {
        // Given
        var before = ApiDocuments.document("user");
        var after = (ObjectNode) before.deepCopy();
        change.accept(after);

        // Then
        assertThat(compare(before, after).isIncompatible()).as(what).isTrue();
    }

    @Test
    void letsAnApiGrow() {
        // Given
        var before = ApiDocuments.document("user");
        var after = (ObjectNode) before.deepCopy();
        paths(after).set("/api/v1/more", paths(after).get("/api/v1/libraries").deepCopy());
        properties(after, "LibraryView").putObject("plan").put("type", "string");
        properties(after, "NameLibrary").putObject("plan").put("type", "string");

        // Then
        assertThat(compare(before, after).isIncompatible()).isFalse();
    }

    private static Arguments broken(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, change);
    }

    private static ObjectNode paths(ObjectNode document) {
        return (ObjectNode) document.required("paths");
    }

    private static ObjectNode schema(ObjectNode document, String name) {
        return (ObjectNode) document.at("/components/schemas/" + name);
    }

    private static ObjectNode properties(ObjectNode document, String schema) {
        return (ObjectNode) schema(document, schema).required("properties");
    }

    private static ArrayNode required(ObjectNode document, String schema) {
        return (ArrayNode) schema(document, schema).required("required");
    }

    private static ChangedOpenApi compare(JsonNode before, JsonNode after) {
        return OpenApiCompare.fromSpecifications(model(before), model(after));
    }

    private static OpenAPI model(JsonNode document) {
        try {
            return Json.mapper().readValue(OpenApi30.of(document).toString(), OpenAPI.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(ChangedOpenApi change) {
        var text = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
