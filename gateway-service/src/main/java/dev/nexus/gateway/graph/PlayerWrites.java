package dev.nexus.gateway.graph;

import dev.nexus.gateway.graph.LiveEvents.LiveEvent;
import dev.nexus.gateway.graph.Nodes.BookmarkNode;
import dev.nexus.gateway.graph.Nodes.ReviewNode;
import dev.nexus.gateway.graph.WrittenNodes.ReportsNode;
import dev.nexus.gateway.route.Backend;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;

/** The few things that a player writes, and what it is told as it happens. */
@Controller
class PlayerWrites {

    private final RestCalls rest;
    private final LiveReading live;

    PlayerWrites(RestCalls rest, LiveReading live) {
        this.rest = rest;
        this.live = live;
    }

    @MutationMapping
    ReportsNode reportProgress(DataFetchingEnvironment field) {
        var input = input(field);
        var body = copy(input, "deviceId", "sentAt");
        body.put("reports", reports(input).stream().map(PlayerWrites::report).toList());
        return WrittenNodes.reports(
                rest.write(Backend.PLAYBACK, "POST", "/api/v1/me/progress/reports", caller(field), body, Map.of()));
    }

    @MutationMapping
    BookmarkNode addBookmark(DataFetchingEnvironment field) {
        var input = input(field);
        String key = field.getArgument("idempotencyKey");
        return WrittenNodes.bookmark(rest.write(
                Backend.PLAYBACK,
                "POST",
                "/api/v1/me/books/%s/bookmarks".formatted(book(input)),
                caller(field),
                copy(input, "position", "end", "title", "note"),
                key == null ? Map.of() : Map.of("Idempotency-Key", key)));
    }

    @MutationMapping
    ReviewNode rateBook(DataFetchingEnvironment field) {
        var input = input(field);
        return WrittenNodes.review(rest.write(
                Backend.CATALOG,
                "PUT",
                "/api/v1/books/%s/reviews/mine".formatted(book(input)),
                caller(field),
                copy(input, "rating", "text", "spoiler"),
                Map.of()));
    }

    @MutationMapping
    String markNotificationRead(DataFetchingEnvironment field) {
        var id = Arguments.id(field, "id");
        rest.write(
                Backend.NOTIFICATION,
                "PUT",
                "/api/v1/me/notifications/%s/read".formatted(id),
                caller(field),
                null,
                Map.of());
        return id;
    }

    @SubscriptionMapping
    Publisher<LiveEvent> live(DataFetchingEnvironment field) {
        // What was loaded for one event is old news for the next.
        return live.events(caller(field), Arguments.after(field))
                .doOnNext(_ -> field.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll));
    }

    private static Map<String, Object> report(Map<String, Object> input) {
        var report = copy(input, "id", "position", "listenedFrom", "listenedTo", "rate", "at");
        report.put("bookId", book(input));
        report.put("kind", String.valueOf(input.get("kind")).toLowerCase(Locale.ROOT));
        return report;
    }

    private static String book(Map<String, Object> input) {
        return Objects.requireNonNull(Arguments.idOrNull("book", input.get("book")));
    }

    /** What was not said is not written. */
    private static Map<String, Object> copy(Map<String, Object> input, String... names) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (var name : names) {
            @Nullable Object value = input.get(name);
            if (value != null) {
                copy.put(name, value);
            }
        }
        return copy;
    }

    @SuppressWarnings("unchecked") // The schema says so.
    private static List<Map<String, Object>> reports(Map<String, Object> input) {
        return (List<Map<String, Object>>) Objects.requireNonNull(input.get("reports"));
    }

    private static Map<String, Object> input(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.<Map<String, Object>>getArgument("input"));
    }

    private static Caller caller(DataFetchingEnvironment field) {
        return Caller.of(field.getGraphQlContext());
    }
}
