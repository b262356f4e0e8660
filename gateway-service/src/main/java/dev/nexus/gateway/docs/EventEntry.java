package dev.nexus.gateway.docs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nexus.contracts.EventDefinition;
import dev.nexus.contracts.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a subscriber needs to know of a type of event. All of it is read off the contracts.
 *
 * @param type the CloudEvents type and AMQP routing key
 * @param title a few words
 * @param owner the context that tells it
 * @param since the version of the suite that told it first
 * @param meaning what has happened
 * @param personalData whether it tells something of a person
 * @param sources the CloudEvents source, with {@code {field}} for what is in the data
 * @param orderedBy the data's field that is the partition key: events with the same one are in order
 * @param rate how often
 * @param listeners the contexts of the suite that listen
 * @param schema where the JSON Schema of the data is served
 * @param dataschema the schema's identifier, as events have it
 * @param fields those of the data
 * @param example data as it may be
 */
record EventEntry(
        String type,
        String title,
        String owner,
        String since,
        String meaning,
        boolean personalData,
        List<String> sources,
        String orderedBy,
        String rate,
        List<String> listeners,
        String schema,
        String dataschema,
        List<Field> fields,
        JsonNode example) {

    /**
     * A field.
     *
     * @param name its path: {@code books[].bookId} is a field of each entry of {@code books}
     * @param type of JSON, with its format
     * @param values the only ones; null when there is no list of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(
            String name,
            String type,
            boolean required,
            String description,
            @Nullable List<String> values) {}

    static EventEntry of(EventDefinition event, JsonNode schema, JsonNode example) {
        return new EventEntry(
                event.type(),
                schema.path("title").asString(),
                event.context(),
                event.since(),
                schema.path("description").asString(),
                event.isPersonal(),
                event.sources(),
                event.orderedBy(),
                event.rate().words(),
                Topology.listenersTo(event.type()),
                EventDocuments.path(event.schemaResource()),
                event.schemaId(),
                SchemaFields.of(schema),
                example);
    }
}
