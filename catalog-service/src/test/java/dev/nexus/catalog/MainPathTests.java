package dev.nexus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.contracts.LibraryRole;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a file to a book that is found and heard. */
class MainPathTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Test
    void importsAnM4bThatCanBeFoundAndHeard() {
        var owner = as(member(library, LibraryRole.OWNER));

        var response = owner.upload(library, List.of(Upload.of(DemoBooks.fables())));

        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode started = CatalogApi.parse(response);
        assertThat(response.headers().firstValue("Location"))
                .contains("/api/v1/imports/" + started.get("id").asString());
        JsonNode done = owner.finished(started);
        assertThat(done.get("state").asString()).isEqualTo("succeeded");
        assertThat(done.get("progress").asDouble()).isEqualTo(1);

        String id = done.get("bookIds").get(0).asString();
        JsonNode book = owner.json("/api/v1/books/" + id);
        assertThat(book.get("title").asString()).isEqualTo("Five Fables of Aesop");
        assertThat(book.at("/authors/0/name").asString()).isEqualTo("Aesop");
        assertThat(book.at("/narrators/0/name").asString()).isEqualTo("Espeak Ng");
        assertThat(book.at("/series/0/name").asString()).isEqualTo("Nexus Demo Readings");
        assertThat(book.at("/series/0/position").asString()).isEqualTo("1");
        assertThat(book.get("language").asString()).isEqualTo("en");
        assertThat(book.get("publishedYear").asInt()).isEqualTo(1867);
        assertThat(book.get("duration").asDouble()).isBetween(211.0, 212.0);
        assertThat(book.get("chapters")).hasSize(5);
        assertThat(book.at("/chapters/1/title").asString()).isEqualTo("The Hare and the Tortoise");
        assertThat(book.at("/chapters/1/start").asDouble()).isEqualTo(50.983);

        byte[] audio = owner.get(book.at("/files/0/contentUrl").asString()).body();
        assertThat(audio).isEqualTo(DemoBooks.bytes(DemoBooks.fables()));
        assertThat(book.at("/files/0/sha256").asString())
                .isEqualTo(Sha256.of(audio).hex());

        // A change is in the index a moment after its transaction.
        JsonNode found = Awaitility.await()
                .until(() -> owner.json("/api/v1/search?q=fables%20aesop"), answer -> !answer.get("books")
                        .isEmpty());
        assertThat(found.at("/books/0/id").asString()).isEqualTo(id);

        JsonNode event = probe.await(
                "catalog.book.published.v1",
                published -> published.at("/data/bookId").asString().equals(id));
        assertThat(event.get("libraryid").asString()).isEqualTo(library.toString());
        assertThat(event.at("/data/chapterCount").asInt()).isEqualTo(5);
        assertThat(probe.violations()).isEmpty();
    }
}
