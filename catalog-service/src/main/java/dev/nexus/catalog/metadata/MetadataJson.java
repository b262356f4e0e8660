package dev.nexus.catalog.metadata;

import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.Languages;
import dev.nexus.catalog.media.SeriesEntry;
import dev.nexus.catalog.text.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code metadata.json} as Audiobookshelf (2.2 and later) keeps it beside a book: what is missing or of another type is passed
 * over.
 */
final class MetadataJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CHAPTERS = 5_000;
    private static final double MILLIS = 1_000;

    private MetadataJson() {}

    static Claims read(byte[] bytes) throws UnreadableSidecar {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new UnreadableSidecar("It is no JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw new UnreadableSidecar("It is no JSON object.");
        }
        return Claims.of(MetadataSource.METADATA_JSON)
                .title(JsonText.of(root, "title"))
                .subtitle(JsonText.of(root, "subtitle"))
                .authors(names(root, "authors"))
                .narrators(names(root, "narrators"))
                .series(series(root))
                .genres(names(root, "genres"))
                .tags(names(root, "tags"))
                .language(JsonText.of(root, "language").flatMap(Languages::tagOf))
                .publisher(JsonText.of(root, "publisher"))
                .publishedYear(JsonText.of(root, "publishedYear")
                        .or(() -> JsonText.of(root, "publishedDate"))
                        .flatMap(Years::of))
                .description(JsonText.of(root, "description"))
                .chapters(chapters(root))
                .build();
    }

    /** Names as texts, or as objects with a name. */
    private static List<String> names(JsonNode root, String field) {
        return root.path(field)
                .valueStream()
                .flatMap(node -> (node.isObject() ? JsonText.of(node, "name") : node.asStringOpt()).stream())
                .toList();
    }

    private static List<SeriesEntry> series(JsonNode root) {
        return root.path("series").valueStream().flatMap(MetadataJson::entry).toList();
    }

    private static Stream<SeriesEntry> entry(JsonNode node) {
        if (node.isObject()) {
            return JsonText.of(node, "name").stream()
                    .map(name ->
                            SeriesText.named(name, JsonText.of(node, "sequence").flatMap(SeriesText::position)));
        }
        return node.asStringOpt().filter(text -> !text.isBlank()).map(SeriesText::of).stream();
    }

    /** Each ends where the next one starts, whatever it says of its end. */
    private static List<BookChapter> chapters(JsonNode root) {
        var all = root.path("chapters")
                .valueStream()
                .filter(node ->
                        node.path("start").isNumber() && node.path("end").isNumber())
                .limit(MOST_CHAPTERS)
                .toList();
        var chapters = new ArrayList<BookChapter>();
        for (int i = 0; i < all.size(); i++) {
            long start = millis(all.get(i), "start");
            long end = i + 1 < all.size() ? millis(all.get(i + 1), "start") : millis(all.get(i), "end");
            if (start < 0 || end <= start) {
                return List.of();
            }
            chapters.add(new BookChapter(JsonText.of(all.get(i), "title").orElse("Chapter " + (i + 1)), start, end));
        }
        return chapters;
    }

    private static long millis(JsonNode chapter, String field) {
        return Math.round(chapter.path(field).doubleValue() * MILLIS);
    }
}
