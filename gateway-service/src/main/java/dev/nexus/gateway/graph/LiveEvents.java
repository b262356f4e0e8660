package dev.nexus.gateway.graph;

import dev.nexus.gateway.graph.Nodes.NotificationNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Live updates as the graph shows them, read from server-sent events. */
final class LiveEvents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LiveEvents() {}

    /**
     * Something that happens.
     *
     * @param kind of the schema
     */
    record LiveEvent(
            @Nullable String id,
            String kind,
            @Nullable LivePosition position,
            @Nullable NotificationNode notification) {}

    /** The caller's place in a book is another. */
    record LivePosition(String bookId, BigDecimal position, long version, String state, boolean hidden) {}

    static LiveEvent read(@Nullable String id, String name, String data) {
        return switch (name) {
            case "position" -> new LiveEvent(id, "POSITION", position(JSON.readTree(data)), null);
            case "notification" -> new LiveEvent(id, "NOTIFICATION", null, notification(JSON.readTree(data)));
            case "resync" -> new LiveEvent(id, "RESYNC", null, null);
            default -> new LiveEvent(id, "OTHER", null, null);
        };
    }

    private static LivePosition position(JsonNode data) {
        return new LivePosition(
                data.path("bookId").asString(),
                data.path("position").decimalValue(),
                data.path("version").asLong(),
                data.path("state").asString().toUpperCase(Locale.ROOT).replace('-', '_'),
                data.path("hidden").asBoolean());
    }

    private static NotificationNode notification(JsonNode data) {
        var readAt = data.path("readAt");
        return new NotificationNode(
                data.path("id").asString(),
                data.path("kind").asString(),
                data.path("title").asString(),
                data.path("text").asString(),
                WrittenNodes.text(data.path("bookId")),
                WrittenNodes.time(data.path("createdAt")),
                readAt.isString() ? WrittenNodes.time(readAt) : null);
    }
}
