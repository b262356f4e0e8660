package dev.nexus.catalog.provider;

import dev.nexus.catalog.metadata.Years;
import dev.nexus.catalog.text.JsonText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dump of Open Library's works or authors: type, key, revision, time and the record as JSON, separated by tabs
 * (openlibrary.org/developers/dumps).
 */
final class OpenLibraryFile implements CatalogueFile {

    static final String PROVIDER = "openlibrary";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int COLUMNS = 5;
    private static final int MOST_GENRES = 20;

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Optional<Entry> entry(String line) {
        var columns = line.split("\t", COLUMNS);
        if (columns.length < COLUMNS) {
            throw new IllegalArgumentException("A line of a dump has five columns");
        }
        return switch (columns[0]) {
            case "/type/work" -> work(columns[1], JSON.readTree(columns[COLUMNS - 1]));
            case "/type/author" ->
                JsonText.of(JSON.readTree(columns[COLUMNS - 1]), "name")
                        .map(name -> new Entry.Author(columns[1], name));
            default -> Optional.empty();
        };
    }

    private static Optional<Entry> work(String key, JsonNode work) {
        return JsonText.of(work, "title")
                .map(title -> new Entry.Book(
                        new ProvidedBook(
                                PROVIDER,
                                key,
                                title,
                                JsonText.of(work, "subtitle").orElse(null),
                                List.of(),
                                description(work).orElse(null),
                                JsonText.of(work, "first_publish_date")
                                        .flatMap(Years::of)
                                        .orElse(null),
                                null,
                                work.path("subjects")
                                        .valueStream()
                                        .flatMap(subject -> subject.asStringOpt().stream())
                                        .limit(MOST_GENRES)
                                        .toList()),
                        work.path("authors")
                                .valueStream()
                                .flatMap(author -> author.at("/author/key").asStringOpt().stream())
                                .toList()));
    }

    /** A text, or an object with one. */
    private static Optional<String> description(JsonNode work) {
        return JsonText.of(work, "description")
                .or(() -> JsonText.of(work.path("description"), "value"))
                .map(PlainText::of);
    }
}
