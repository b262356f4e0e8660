package dev.nexus.catalog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FolderImportTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();
    private final String folder = "book-" + library;

    @TempDir
    Path outside;

    private CatalogApi owner;

    @BeforeEach
    void joinTheLibrary() {
        owner = as(member(library, LibraryRole.OWNER));
    }

    @Test
    void importsAFolderAndLeavesItAlone() throws IOException {
        copy(DemoBooks.poems().get(0), "CD 1/a.mp3");
        copy(DemoBooks.poems().get(1), "CD 2/b.mp3");
        copy(DemoBooks.poemsCover(), "cover.jpg");
        Files.writeString(IMPORT_ROOT.resolve(folder).resolve("readme.txt"), "not part of the book");

        JsonNode done = owner.finished(CatalogApi.parse(post(folder)));

        assertThat(done.get("state").asString()).isEqualTo("succeeded");
        JsonNode book = owner.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(book.get("title").asString()).isEqualTo("Poems by the Bells");
        assertThat(book.get("files")).hasSize(2);
        assertThat(owner.get(book.at("/files/1/contentUrl").asString()).body())
                .isEqualTo(DemoBooks.bytes(DemoBooks.poems().get(1)));
        assertThat(IMPORT_ROOT.resolve(folder).resolve("CD 1/a.mp3")).exists();
    }

    @Test
    void readsShelvesAndSidecarsAndTellsWhomItBelieved() throws IOException {
        var shelf = folder + "/Anne Author/Bells/02 - Poems {Nora Reader}";
        copyTo(shelf, DemoBooks.poems().get(0), "1.mp3");
        Files.writeString(IMPORT_ROOT.resolve(shelf).resolve("metadata.json"), """
                {"title": "Poems, Edited", "genres": ["Poetry"], "chapters": [{"start": 0, "end": 9999, "title": "x"}]}
                """);
        Files.writeString(IMPORT_ROOT.resolve(shelf).resolve("broken.opf"), "<package");

        JsonNode done = owner.finished(CatalogApi.parse(post(shelf)));

        JsonNode book = owner.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(book.get("title").asString()).isEqualTo("Poems, Edited");
        assertThat(book.at("/genres/0").asString()).isEqualTo("Poetry");
        assertThat(book.get("chapters")).hasSize(1);
        assertThat(done.at("/report/notes")).hasSize(2);
        assertThat(done.at("/report/notes").toString()).contains("broken.opf", "metadata.json", "9999.000 s");
        assertThat(done.at("/report/metadata").toString()).contains("Anne Author", "Bells #2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../..", "/etc", "nothing-here", "a/../../..", "\\u0000", "."})
    void refusesWhatIsNoFolderBelowTheRoot(String name) {
        var response = post(name);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(CatalogApi.parse(response).get("code").asString()).isIn("folder-not-found", "nothing-to-import");
        assertThat(CatalogApi.parse(response).toString()).doesNotContain(IMPORT_ROOT.toString());
    }

    @Test
    void followsNoLinkOutOfTheRoot() throws IOException {
        Files.copy(DemoBooks.fables(), outside.resolve("secret.m4b"));
        Files.createSymbolicLink(IMPORT_ROOT.resolve(folder), outside);

        var response = post(folder);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("folder-not-found");
    }

    @Test
    void passesLinksInsideOfAFolder() throws IOException {
        Files.copy(DemoBooks.fables(), outside.resolve("secret.m4b"));
        Files.createDirectory(IMPORT_ROOT.resolve(folder));
        Files.createSymbolicLink(IMPORT_ROOT.resolve(folder).resolve("link.m4b"), outside.resolve("secret.m4b"));

        var response = post(folder);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("nothing-to-import");
    }

    @Test
    void refusesFieldsThatAreNotKnown() {
        var response = owner.post("/api/v1/libraries/" + library + "/imports", "{\"folder\": \"x\", \"path\": \"y\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("unknown-field");
    }

    @Test
    void asksForTheFolder() {
        var response = owner.post("/api/v1/libraries/" + library + "/imports", "{\"folder\": \" \"}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("validation-failed");
    }

    private HttpResponse<byte[]> post(String name) {
        return owner.post("/api/v1/libraries/" + library + "/imports", "{\"folder\": \"" + name + "\"}");
    }

    private void copy(Path file, String name) throws IOException {
        copyTo(folder, file, name);
    }

    private static void copyTo(String folder, Path file, String name) throws IOException {
        Path target = IMPORT_ROOT.resolve(folder).resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }
}
