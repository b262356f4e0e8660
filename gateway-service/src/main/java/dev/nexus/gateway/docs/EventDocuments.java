package dev.nexus.gateway.docs;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contracts of the events, as they are served: the schemas at the paths of their {@code $id} below {@code /docs/events}, the AsyncAPI
 * document of each context with references that lead to them, and the catalogue that is made of all of it.
 */
@Component
class EventDocuments {

    /** The catalogue. */
    static final String PAGE = "/docs/events";

    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");
    private static final MediaType ASYNC_API =
            MediaType.parseMediaType("application/vnd.aai.asyncapi+yaml;version=3.1.0");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String ENVELOPE = "contracts/envelope.schema.json";

    private final Map<String, DocumentationFile> files = new TreeMap<>();
    private final DocumentationFile page;
    private final DocumentationFile catalogue;

    EventDocuments(JsonMapper json) {
        var events = EventCatalogue.all().stream()
                .sorted(Comparator.comparing(EventDefinition::context).thenComparing(EventDefinition::type))
                .toList();
        serve(path(ENVELOPE), new ClassPathResource(ENVELOPE), SCHEMA);
        events.forEach(
                event -> serve(path(event.schemaResource()), new ClassPathResource(event.schemaResource()), SCHEMA));
        var contexts = events.stream().map(EventDefinition::context).distinct().toList();
        contexts.forEach(context -> serve(PAGE + "/asyncapi/" + context, asyncApi(context), ASYNC_API));
        List<EventEntry> entries = events.stream()
                .map(event ->
                        EventEntry.of(event, read(json, event.schemaResource()), read(json, event.sampleResource())))
                .toList();
        page = DocumentationFile.read(resource(EventPage.of(entries, contexts, json)), HTML);
        catalogue = DocumentationFile.read(
                resource(json.writeValueAsString(new Catalogue(path(ENVELOPE), entries))), MediaType.APPLICATION_JSON);
    }

    /**
     * All types, in the order of their contexts and names.
     *
     * @param envelope where the JSON Schema of the envelope is served
     */
    private record Catalogue(String envelope, List<EventEntry> events) {}

    /** The schemas and AsyncAPI documents, by their paths. */
    Map<String, DocumentationFile> files() {
        return files;
    }

    /** The catalogue for people. */
    DocumentationFile page() {
        return page;
    }

    /** The catalogue for programs. */
    DocumentationFile catalogue() {
        return catalogue;
    }

    /** Where a file of the contracts is served. */
    static String path(String resource) {
        return PAGE + "/" + resource;
    }

    private void serve(String path, Resource resource, MediaType type) {
        files.put(path, DocumentationFile.read(resource, type));
    }

    /** Its references lead from where it is kept, beside the schemas; it is served elsewhere. */
    private static ByteArrayResource asyncApi(String context) {
        return resource(text("contracts/" + context + "/asyncapi.yaml")
                .replace("$ref: ./", "$ref: ../contracts/" + context + "/")
                .replace("$ref: ../envelope", "$ref: ../contracts/envelope"));
    }

    private static JsonNode read(JsonMapper json, String resource) {
        return json.readTree(text(resource));
    }

    private static ByteArrayResource resource(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
