package dev.nexus.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Catalogues of others, loaded from files, and what they are good for. */
class ProvidedMetadataTests extends CatalogTest {

    private static final String FABLES = """
            {"id": "1", "title": "Five Fables of Aesop", "description": "Old &amp; wise.<br /><br>Very <i>old</i>.",
             "language": "English", "copyright_year": "1867", "authors": [{"first_name": "", "last_name": "Aesop"}],
             "genres": [{"name": "Children"}, {"name": "Myths"}]}""".replace("\n", " ");

    @TempDir
    private Path folder;

    @Autowired
    private BulkLoading loading;

    @Autowired
    private ProvidedBooks books;

    @Test
    void loadsLibriVoxAndPassesOverWhatCannotBeRead() throws IOException {
        var file = gzip(FABLES + "\nno json\n{\"id\": \"2\"}\n");

        loading.load(file, new LibriVoxFile());

        var found = books.find("FIVE FABLES of Aesop", List.of("Aesop"));
        assertThat(found).hasSize(1);
        var book = found.getFirst();
        assertThat(book.provider()).isEqualTo("librivox");
        assertThat(book.description()).isEqualTo("Old & wise.\n\nVery old.");
        assertThat(book.genres()).containsExactly("Children", "Myths");
        assertThat(book.language()).isEqualTo("en");
        assertThat(book.publishedYear()).isEqualTo(1867);
        assertThat(books.find("Five Fables of Aesop", List.of("Somebody Else"))).isEmpty();
        assertThat(unreadable(file)).isOne();
    }

    @Test
    void loadsAFileAgainOnlyWhenItHasChanged() throws IOException {
        var file = Files.writeString(folder.resolve("books.jsonl"), FABLES.replace("Five Fables", "Six Fables"));
        loading.load(file, new LibriVoxFile());
        var time = Files.getLastModifiedTime(file);
        Files.writeString(file, FABLES.replace("Five Fables", "Ten Fables"));
        Files.setLastModifiedTime(file, time);

        loading.load(file, new LibriVoxFile());
        assertThat(books.find("Ten Fables of Aesop", List.of())).isEmpty();

        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 5_000));
        loading.load(file, new LibriVoxFile());
        assertThat(books.find("Ten Fables of Aesop", List.of())).hasSize(1);
        assertThat(books.find("Six Fables of Aesop", List.of()))
                .as("it is the same record")
                .isEmpty();
    }

    @Test
    void joinsTheWorksAndAuthorsOfOpenLibrary() throws IOException {
        var works = Files.writeString(
                folder.resolve("works.txt"),
                line("/type/work", "/works/OL1W", """
                        {"title": "Emma Unheard", "subtitle": "A Novel", "authors": [{"author": {"key": "/authors/OL1A"}}],
                         "description": {"type": "/type/text", "value": "Handsome."}, "subjects": ["Romance"],
                         "first_publish_date": "December 1815"}""") + line("/type/redirect", "/works/OL2W", "{}") + "broken line\n");
        var authors = Files.writeString(
                folder.resolve("authors.txt"), line("/type/author", "/authors/OL1A", "{\"name\": \"Jane Austen\"}"));

        loading.load(works, new OpenLibraryFile());
        loading.load(authors, new OpenLibraryFile());

        var book = books.find("Emma Unheard", List.of("J. Austen")).getFirst();
        assertThat(book.authors()).containsExactly("Jane Austen");
        assertThat(book.subtitle()).isEqualTo("A Novel");
        assertThat(book.description()).isEqualTo("Handsome.");
        assertThat(book.publishedYear()).isEqualTo(1815);
        assertThat(unreadable(works)).isOne();
    }

    @Test
    void fillsTheGapsOfAnImportAndNothingElse() throws IOException {
        loading.load(Files.writeString(folder.resolve("tones.jsonl"), """
                        {"id": "7", "title": "Book of Tones", "description": "Filled in.", "copyright_year": "1900",
                         "authors": [{"first_name": "Ada", "last_name": "Tester"}], "genres": [{"name": "Sounds"}]}""".replace("\n", " ")), new LibriVoxFile());
        var library = UUID.randomUUID();
        var curator = as(member(library, LibraryRole.CURATOR));

        JsonNode done =
                curator.imported(library, List.of(Upload.of(Path.of("src", "test", "resources", "audio", "tone.mp3"))));

        JsonNode book =
                curator.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(book.get("description").asString()).isEqualTo("Filled in.");
        assertThat(book.at("/genres/0").asString()).isEqualTo("Sounds");
        assertThat(book.get("publishedYear").asInt()).isEqualTo(2001);
        assertThat(done.at("/report/metadata").toString()).contains("\"from\":\"providers\"");
    }

    @Test
    void showsCuratorsWhatOthersKnow() throws IOException {
        loading.load(gzip(FABLES), new LibriVoxFile());
        var library = UUID.randomUUID();
        var curator = as(member(library, LibraryRole.CURATOR));
        String book = curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));

        JsonNode matches = curator.json("/api/v1/books/" + book + "/matches").get("items");

        assertThat(matches.at("/0/provider").asString()).isEqualTo("librivox");
        var refused = as(member(library, LibraryRole.LISTENER)).get("/api/v1/books/" + book + "/matches");
        assertThat(CatalogApi.parse(refused).get("code").asString()).isEqualTo("role-too-low");
    }

    private Path gzip(String text) throws IOException {
        var file = folder.resolve("books-" + UUID.randomUUID() + ".jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private long unreadable(Path file) {
        return jdbc.sql("select unreadable from provided_file where path = :path")
                .param("path", file.toString())
                .query(Long.class)
                .single();
    }

    private static String line(String type, String key, String json) {
        return "%s\t%s\t1\t2024-01-01T00:00:00\t%s\n".formatted(type, key, json.replace("\n", " "));
    }
}
