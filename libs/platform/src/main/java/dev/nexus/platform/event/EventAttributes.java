package dev.nexus.platform.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The attributes of a structured CloudEvent, read without its data: for whoever passes an event on.
 *
 * @param all names and values in their order, extensions included
 */
public record EventAttributes(Map<String, String> all) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a body.
     *
     * @throws UnreadableEventException when it is no event of the suite
     */
    public static EventAttributes of(String body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            Map<String, String> all = new LinkedHashMap<>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    parser.skipChildren();
                } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL && !name.equals("data")) {
                    all.put(name, parser.getString());
                }
            }
            return new EventAttributes(all);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableEventException("not a CloudEvent: " + e.getMessage(), e);
        }
    }

    public String id() {
        return required("id");
    }

    public String type() {
        return required("type");
    }

    /** The publishing context, the first part of the type. */
    public String context() {
        String type = type();
        return type.substring(0, Math.max(0, type.indexOf('.')));
    }

    public Instant time() {
        String time = required("time");
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException e) {
            throw new UnreadableEventException("not an event of the suite: time is " + time, e);
        }
    }

    private String required(String name) {
        @Nullable String value = all.get(name);
        if (value == null) {
            throw new UnreadableEventException(
                    "not an event of the suite: it has no " + name, new IllegalArgumentException(name));
        }
        return value;
    }
}
