package dev.nexus.playback.transfer.audiobookshelf;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.transfer.ForeignListening;
import dev.nexus.playback.transfer.TransferProblem;
import dev.nexus.playback.transfer.audiobookshelf.ShelfListening.Progress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads answers of Audiobookshelf's API, any number together: {@code GET /api/me} has the places and bookmarks, but of books only the
 * items' identifiers; {@code /api/me/listening-sessions}, {@code /api/me/items-in-progress}, {@code /api/libraries/{id}/items} and {@code
 * /api/items/{id}} tell what those are called, and the sessions when they were heard.
 */
public final class ShelfJson {

    private static final long LATEST_MILLIS = 253_370_764_800_000L; // the year 9999

    private ShelfJson() {}

    /**
     * Puts answers together.
     *
     * @param person the name that the person signs in with there; null for whoever it is
     * @throws ProblemException {@code unreadable-import} when no answer tells of places or sessions; {@code choose-a-person} when they tell
     *     of several people, or of another one
     */
    public static ForeignListening read(List<JsonNode> answers, @Nullable String person) {
        var shelf = new ShelfListening();
        var people = new HashSet<String>();
        var listening = 0;
        for (var answer : answers) {
            var user = answer.has("user") ? answer.path("user") : answer;
            if (user.path("mediaProgress").isArray()) {
                listening++;
                people.add(user.path("username").asString(""));
                user.path("mediaProgress").forEach(place -> progress(shelf, place));
                user.path("bookmarks")
                        .forEach(mark ->
                                bookmark(shelf, mark.path("libraryItemId").asString(""), mark));
            }
            if (answer.path("sessions").isArray()) {
                listening++;
                answer.path("sessions").forEach(session -> session(shelf, session));
            }
            items(answer, item -> item(shelf, item));
        }
        if (listening == 0) {
            throw new ProblemException(
                    TransferProblem.UNREADABLE_IMPORT,
                    "No file is an answer of Audiobookshelf that tells of places (/api/me) or sessions (/api/me/listening-sessions).");
        }
        if (people.size() > 1 || (person != null && people.stream().noneMatch(person::equalsIgnoreCase))) {
            throw new ProblemException(TransferProblem.CHOOSE_A_PERSON, "The files are not those of one person.")
                    .with("people", List.copyOf(people));
        }
        return shelf.listening(people.stream().findFirst().orElse(person));
    }

    /** A bookmark, which looks alike in the database and in the API. */
    static void bookmark(ShelfListening shelf, String key, JsonNode mark) {
        var createdAt = time(mark.path("createdAt"));
        if (!key.isEmpty() && mark.path("time").isNumber() && createdAt != null) {
            shelf.bookmark(key, mark.path("time").asDouble(), mark.path("title").asString(null), createdAt);
        }
    }

    private static void progress(ShelfListening shelf, JsonNode place) {
        var key = place.path("libraryItemId").asString("");
        var updatedAt = time(place.path("lastUpdate"));
        if (!key.isEmpty() && updatedAt != null && !isEpisode(place)) {
            shelf.progress(
                    key,
                    new Progress(
                            place.path("currentTime").asDouble(0),
                            place.path("isFinished").asBoolean(false),
                            place.path("hideFromContinueListening").asBoolean(false),
                            updatedAt,
                            time(place.path("finishedAt"))));
        }
    }

    private static void session(ShelfListening shelf, JsonNode session) {
        var key = session.path("libraryItemId").asString("");
        var startedAt = time(session.path("startedAt"));
        var updatedAt = time(session.path("updatedAt"));
        if (key.isEmpty() || startedAt == null || updatedAt == null || isEpisode(session)) {
            return;
        }
        shelf.session(key, startedAt, updatedAt, session.path("timeListening").asDouble(0));
        var title = session.path("displayTitle").asString("");
        if (!title.isEmpty()) {
            shelf.book(key, title, names(session.path("displayAuthor")), number(session.path("duration")));
        }
    }

    private static void items(JsonNode answer, Consumer<JsonNode> action) {
        if (answer.has("media")) {
            action.accept(answer);
        }
        answer.path("results").forEach(action);
        answer.path("libraryItems").forEach(action);
    }

    private static void item(ShelfListening shelf, JsonNode item) {
        var key = item.path("id").asString("");
        var media = item.path("media");
        var metadata = media.path("metadata");
        var title = metadata.path("title").asString("");
        if (!key.isEmpty() && !title.isEmpty()) {
            var authors = metadata.path("authors").isArray()
                    ? metadata.path("authors")
                            .valueStream()
                            .map(author -> author.path("name").asString(""))
                            .toList()
                    : names(metadata.path("authorName"));
            shelf.book(key, title, authors, number(media.path("duration")));
        }
    }

    private static boolean isEpisode(JsonNode node) {
        return !node.path("episodeId").asString("").isEmpty();
    }

    private static List<String> names(JsonNode joined) {
        var names = joined.asString("");
        return names.isBlank() ? List.of() : List.of(names.split(",\\s*"));
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }

    /** Milliseconds since 1970; null for anything else. */
    private static @Nullable Instant time(JsonNode node) {
        if (!node.isNumber()) {
            return null;
        }
        var millis = node.asDouble();
        return millis >= 0 && millis < LATEST_MILLIS ? Instant.ofEpochMilli((long) millis) : null;
    }
}
