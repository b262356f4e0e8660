package dev.nexus.platform.event;

import dev.nexus.contracts.PublicEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Structured CloudEvents 1.0 JSON. Its mapper is its own: what a service configures for its API never changes the wire.
 * Unknown attributes and fields are ignored.
 */
public final class CloudEventCodec {

    private static final String CURRENT_STATE = "currentstate";
    private static final JsonFormat FORMAT = new JsonFormat();
    private static final JsonMapper DATA = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** The body of an event. */
    public String encode(EventMetadata metadata, PublicEvent payload) {
        return text(builder(metadata, payload));
    }

    /**
     * The body of an event that tells nothing new, but what its aggregate is now, for a projection that is rebuilt. It has the
     * extension {@code currentstate}.
     */
    public String encodeCurrentState(EventMetadata metadata, PublicEvent payload) {
        return text(builder(metadata, payload).withExtension(CURRENT_STATE, "true"));
    }

    /** Whether an event tells nothing new, but what its aggregate is now. */
    public static boolean isCurrentState(CloudEvent event) {
        return "true".equals(extension(event, CURRENT_STATE));
    }

    private static String text(CloudEventBuilder builder) {
        return new String(FORMAT.serialize(builder.build()), StandardCharsets.UTF_8);
    }

    private static CloudEventBuilder builder(EventMetadata metadata, PublicEvent payload) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(metadata.id().toString())
                .withType(metadata.type())
                .withSource(URI.create(metadata.source()))
                .withSubject(metadata.subject())
                .withTime(metadata.time().atOffset(ZoneOffset.UTC))
                .withDataSchema(URI.create(metadata.dataSchema()))
                .withExtension("sequence", "%020d".formatted(metadata.sequence()))
                .withExtension("partitionkey", metadata.partitionKey())
                .withData("application/json", DATA.writeValueAsBytes(payload));
        if (metadata.libraryId() != null) {
            builder.withExtension("libraryid", metadata.libraryId().toString());
        }
        if (metadata.traceParent() != null) {
            builder.withExtension("traceparent", metadata.traceParent());
        }
        return builder;
    }

    /**
     * Reads a body.
     *
     * @throws UnreadableEventException when it is no CloudEvent
     */
    public CloudEvent decode(String body) {
        try {
            return FORMAT.deserialize(body.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new UnreadableEventException("not a CloudEvent: " + e.getMessage(), e);
        }
    }

    /**
     * The attributes that the suite relies on.
     *
     * @throws UnreadableEventException when one is missing or malformed
     */
    public EventMetadata metadata(CloudEvent event) {
        try {
            String libraryId = extension(event, "libraryid");
            return new EventMetadata(
                    UUID.fromString(event.getId()),
                    event.getType(),
                    event.getSource().toString(),
                    required(event.getSubject(), "subject"),
                    required(event.getTime(), "time").toInstant(),
                    Long.parseLong(required(extension(event, "sequence"), "sequence")),
                    required(extension(event, "partitionkey"), "partitionkey"),
                    libraryId == null ? null : UUID.fromString(libraryId),
                    required(event.getDataSchema(), "dataschema").toString(),
                    extension(event, "traceparent"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("not an event of the suite: " + e.getMessage(), e);
        }
    }

    /**
     * The data as its record.
     *
     * @throws UnreadableEventException when the data does not fit
     */
    public <E extends PublicEvent> E payload(CloudEvent event, Class<E> type) {
        try {
            return DATA.readValue(required(event.getData(), "data").toBytes(), type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableEventException("data is not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable String extension(CloudEvent event, String name) {
        Object value = event.getExtension(name);
        return value == null ? null : value.toString();
    }

    private static <T> T required(@Nullable T value, String attribute) {
        if (value == null) {
            throw new IllegalArgumentException(attribute + " is missing");
        }
        return value;
    }
}
