package dev.nexus.platform.test;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what is on the wire against the envelope's and the data's JSON Schema. */
public final class EventContracts {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema ENVELOPE = schema("contracts/envelope.schema.json");

    private EventContracts() {}

    /** How a message's body breaks its contract; empty when it does not. */
    public static List<String> violations(String body) {
        JsonNode event;
        try {
            event = JSON.readTree(body);
        } catch (JacksonException e) {
            return List.of("no JSON: " + body);
        }
        List<String> violations = new ArrayList<>(check(ENVELOPE, body));
        String type = event.path("type").asString("");
        EventCatalogue.find(type)
                .map(EventDefinition::schemaResource)
                .ifPresentOrElse(
                        resource -> violations.addAll(
                                check(schema(resource), event.path("data").toString())),
                        () -> violations.add("undocumented type " + type));
        return violations;
    }

    private static List<String> check(Schema schema, String json) {
        List<Error> errors = schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        return errors.stream().map(error -> error + " in " + json).toList();
    }

    private static Schema schema(String resource) {
        try (InputStream in = EventContracts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + resource);
            }
            return SCHEMAS.getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
