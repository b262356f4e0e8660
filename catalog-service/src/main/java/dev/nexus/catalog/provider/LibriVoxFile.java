package dev.nexus.catalog.provider;

import dev.nexus.catalog.media.Languages;
import dev.nexus.catalog.metadata.Years;
import dev.nexus.catalog.text.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** LibriVox's catalogue, a book as JSON on each line, with the fields of its API (librivox.org/api/info). */
final class LibriVoxFile implements CatalogueFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String provider() {
        return "librivox";
    }

    @Override
    public Optional<Entry> entry(String line) {
        var node = JSON.readTree(line);
        var title = JsonText.of(node, "title");
        if (title.isEmpty()) {
            return Optional.empty();
        }
        var book = new ProvidedBook(
                provider(),
                node.path("id").asString(),
                title.get(),
                null,
                node.path("authors").valueStream().map(LibriVoxFile::name).toList(),
                JsonText.of(node, "description").map(PlainText::of).orElse(null),
                JsonText.of(node, "copyright_year").flatMap(Years::of).orElse(null),
                JsonText.of(node, "language").flatMap(Languages::tagOf).orElse(null),
                node.path("genres")
                        .valueStream()
                        .flatMap(genre -> JsonText.of(genre, "name").stream())
                        .toList());
        return Optional.of(new Entry.Book(book, List.of()));
    }

    private static String name(JsonNode author) {
        return Stream.of("first_name", "last_name")
                .flatMap(field -> JsonText.of(author, field).stream())
                .reduce((first, last) -> first + " " + last)
                .orElse("Anonymous");
    }
}
