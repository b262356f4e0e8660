package dev.nexus.catalog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A book that comes as one ZIP. */
class ZipImportTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    private CatalogApi curator;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
    }

    @Test
    void importsWhatIsInIt() {
        var poems = DemoBooks.poems();
        JsonNode done = imported(zip(Map.of(
                "Brontë/Poems/2 - Bells/b.mp3", DemoBooks.bytes(poems.get(1)),
                "Brontë/Poems/2 - Bells/a.mp3", DemoBooks.bytes(poems.get(0)),
                "Brontë/Poems/2 - Bells/cover.jpg", DemoBooks.bytes(DemoBooks.poemsCover()),
                "Brontë/Poems/2 - Bells/desc.txt", "By three sisters.".getBytes(StandardCharsets.UTF_8),
                "Brontë/Poems/2 - Bells/notes.pdf", new byte[] {1, 2, 3},
                "__MACOSX/._a.mp3", new byte[] {1})));

        assertThat(done.get("state").asString()).isEqualTo("succeeded");
        JsonNode book =
                curator.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(book.get("title").asString()).isEqualTo("Poems by the Bells");
        assertThat(book.get("description").asString()).isEqualTo("By three sisters.");
        assertThat(book.get("files")).hasSize(2);
        assertThat(curator.get(book.at("/files/1/contentUrl").asString()).body())
                .isEqualTo(DemoBooks.bytes(poems.get(1)));
        assertThat(curator.get(book.get("coverUrl").asString()).body())
                .isEqualTo(DemoBooks.bytes(DemoBooks.poemsCover()));
        JsonNode title = done.at("/report/metadata/0");
        assertThat(title.get("field").asString()).isEqualTo("title");
        assertThat(title.get("from").asString()).isEqualTo("tags");
        assertThat(title.at("/others/0/from").asString()).isEqualTo("names");
        assertThat(title.at("/others/0/value").asString()).isEqualTo("Bells");
    }

    @Test
    void refusesOneThatIsNotWhole() {
        byte[] whole = zip(Map.of("a.m4b", DemoBooks.bytes(DemoBooks.fables())));

        assertThat(problemOf(imported(Arrays.copyOf(whole, whole.length / 2)))).isEqualTo("archive-unreadable");
    }

    @Test
    void refusesOneWithoutABook() {
        assertThat(problemOf(imported(zip(Map.of("readme.md", new byte[] {1})))))
                .isEqualTo("nothing-to-import");
    }

    @Test
    void refusesABomb() {
        byte[] zeros = new byte[80 * 1024 * 1024];

        assertThat(problemOf(imported(zip(Map.of("a.wav", zeros))))).isEqualTo("archive-too-large");
    }

    @Test
    void refusesMoreFilesThanABookHas() {
        var entries = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i <= BookFiles.MOST; i++) {
            entries.put(i + ".mp3", new byte[1]);
        }

        assertThat(problemOf(imported(zip(entries)))).isEqualTo("too-many-files");
    }

    @Test
    void namesOfEntriesNeverBecomePaths() {
        JsonNode done = imported(zip(Map.of("../../../etc/a.m4b", DemoBooks.bytes(DemoBooks.fables()))));

        assertThat(done.get("state").asString()).isEqualTo("succeeded");
        JsonNode book =
                curator.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(curator.get(book.at("/files/0/contentUrl").asString()).body())
                .isEqualTo(DemoBooks.bytes(DemoBooks.fables()));
    }

    private JsonNode imported(byte[] zip) {
        return curator.imported(library, List.of(new Upload("files", "book.zip", () -> zip)));
    }

    private static String problemOf(JsonNode done) {
        assertThat(done.get("state").asString()).isEqualTo("failed");
        return done.at("/problem/code").asString();
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : new LinkedHashMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
