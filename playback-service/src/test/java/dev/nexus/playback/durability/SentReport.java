package dev.nexus.playback.durability;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report as a device made it; times on the book's timeline are milliseconds. */
record SentReport(
        UUID listener,
        String device,
        UUID id,
        UUID book,
        String kind,
        @Nullable Long position,
        @Nullable Long from,
        @Nullable Long to,
        Instant at) {

    private static final double MILLIS = 1000.0;

    ObjectNode json() {
        var json = JsonMapper.shared()
                .createObjectNode()
                .put("id", id.toString())
                .put("bookId", book.toString())
                .put("kind", kind)
                .put("at", at.toString());
        if (position != null) {
            json.put("position", position / MILLIS);
        }
        if (from != null && to != null) {
            json.put("listenedFrom", from / MILLIS).put("listenedTo", to / MILLIS);
        }
        return json;
    }

    /** The same at another time. */
    SentReport madeAt(Instant time) {
        return new SentReport(listener, device, id, book, kind, position, from, to, time);
    }
}
