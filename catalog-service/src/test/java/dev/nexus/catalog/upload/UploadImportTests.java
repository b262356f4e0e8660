package dev.nexus.catalog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.contracts.LibraryRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The books that come of resumable uploads. */
class UploadImportTests extends CatalogTest {

    private static final byte[] FABLES = DemoBooks.bytes(DemoBooks.fables());

    private final UUID library = UUID.randomUUID();

    @Autowired
    private MediaStore store;

    @Autowired
    private FinishedUploads finished;

    private CatalogApi curator;
    private TusClient tus;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
        tus = new TusClient(curator);
    }

    @Test
    void makesABookOfPieces() {
        String upload = tus.create(FABLES.length, "Five Fables.m4b");
        int third = FABLES.length / 3;
        int two = third + third;

        assertThat(TusClient.offset(tus.append(upload, 0, piece(0, third)))).isEqualTo(third);
        assertThat(TusClient.offset(tus.append(upload, third, piece(third, two))))
                .isEqualTo(two);
        var head = tus.head(upload);
        assertThat(TusClient.offset(head)).isEqualTo(two);
        assertThat(head.headers().firstValue("Upload-Length")).contains(Integer.toString(FABLES.length));
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(head.headers().firstValue("Upload-Metadata"))
                .contains("filename " + TusClient.base64("Five Fables.m4b".getBytes(StandardCharsets.UTF_8)));
        assertThat(head.headers().firstValue("Upload-Expires").orElse("")).endsWith("GMT");
        tus.append(upload, two, piece(two, FABLES.length));

        JsonNode done = curator.finished(CatalogApi.parse(imported(upload)));

        JsonNode book =
                curator.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(book.at("/files/0/name").asString("Five Fables.m4b")).isEqualTo("Five Fables.m4b");
        assertThat(curator.get(book.at("/files/0/contentUrl").asString()).body())
                .isEqualTo(FABLES);
        assertThat(tus.head(upload).statusCode()).as("it is used up").isEqualTo(404);
    }

    @Test
    void goesOnAfterAConnectionBroke() throws IOException {
        String upload = tus.create(FABLES.length, "a.m4b");
        byte[] half = piece(0, FABLES.length / 2);

        curator.hangUpDuring(
                "PATCH",
                "/api/v1/uploads/" + upload,
                FABLES.length,
                half,
                "Tus-Resumable",
                "1.0.0",
                "Upload-Offset",
                "0",
                "Content-Type",
                TusClient.BYTES);

        long kept = Awaitility.await().until(() -> TusClient.offset(tus.head(upload)), offset -> offset > 0);
        assertThat(kept).isLessThanOrEqualTo(half.length);
        var rest = Awaitility.await()
                .until(
                        () -> tus.append(upload, kept, piece((int) kept, FABLES.length)),
                        answer -> answer.statusCode() != 423);
        assertThat(TusClient.offset(rest)).isEqualTo(FABLES.length);
        JsonNode done = curator.finished(CatalogApi.parse(imported(upload)));
        assertThat(done.get("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void importsNothingThatIsNotWhole() {
        String upload = tus.create(100, "a");

        assertThat(codeOf(imported(upload))).isEqualTo("upload-incomplete");
        assertThat(tus.head(upload).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameRequestAgainAnswersTheSameImport() {
        String upload = tus.create(FABLES.length, "a.m4b");
        tus.append(upload, 0, FABLES);
        String path = "/api/v1/libraries/" + library + "/imports";
        byte[] body = ("{\"uploads\": [\"" + upload + "\"]}").getBytes(StandardCharsets.UTF_8);

        var first = curator.send("POST", path, body, "Content-Type", "application/json", "Idempotency-Key", "k1");
        var second = curator.send("POST", path, body, "Content-Type", "application/json", "Idempotency-Key", "k1");

        assertThat(CatalogApi.parse(second).get("id"))
                .isEqualTo(CatalogApi.parse(first).get("id"));
        assertThat(curator.finished(CatalogApi.parse(first)).get("state").asString())
                .isEqualTo("succeeded");
    }

    @Test
    void makesABookThatIsWhatACuratorSays() {
        String upload = tus.create(FABLES.length, "a.m4b");
        tus.append(upload, 0, FABLES);

        var answer = curator.post("/api/v1/books", """
                {"libraryId": "%s", "uploads": ["%s"],
                 "metadata": {"title": "Aesop, Retold", "authors": ["A. Curator"], "description": null, "series": []}}
                """.formatted(library, upload));

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode done = curator.finished(CatalogApi.parse(answer));
        JsonNode book =
                curator.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(book.get("title").asString()).isEqualTo("Aesop, Retold");
        assertThat(book.at("/authors/0/name").asString()).isEqualTo("A. Curator");
        assertThat(book.get("description").isNull()).isTrue();
        assertThat(book.get("series")).isEmpty();
        assertThat(book.at("/narrators/0/name").asString()).isEqualTo("Espeak Ng");
        assertThat(jdbc.sql("select edited::text from book where id = :id")
                        .param("id", UUID.fromString(book.get("id").asString()))
                        .query(String.class)
                        .single())
                .contains("TITLE", "AUTHORS", "DESCRIPTION", "SERIES")
                .doesNotContain("NARRATORS");
    }

    @Test
    void makesNoBookOfNothing() {
        String upload = tus.create(10, "a.m4b");
        for (var body : List.of(
                "{\"libraryId\": \"%s\", \"uploads\": []}".formatted(library),
                "{\"uploads\": [\"%s\"]}".formatted(upload),
                "{\"libraryId\": \"%s\", \"uploads\": [\"%s\"], \"metadata\": {\"title\": null}}"
                        .formatted(library, upload),
                "{\"libraryId\": \"%s\", \"uploads\": [\"%s\"], \"metadata\": {\"chapters\": []}}"
                        .formatted(library, upload))) {
            assertThat(codeOf(curator.post("/api/v1/books", body))).isEqualTo("validation-failed");
        }
    }

    @Test
    void keepsWhatAnImportNeeds() throws IOException {
        var needed = new MediaName(UUID.randomUUID());
        Files.write(store.uploading(needed), piece(0, 10));

        finished.sweep(Instant.now().plus(Duration.ofDays(1)), ids -> Set.of(needed));
        assertThat(store.uploading(needed)).exists();

        finished.sweep(Instant.now().plus(Duration.ofDays(1)), ids -> Set.of());
        assertThat(store.uploading(needed)).doesNotExist();
    }

    /** A request that came late may have begun a file of the name that a book's bytes have by then. */
    @Test
    void sweepsNothingThatIsPublished() throws IOException {
        String upload = tus.create(FABLES.length, "a.m4b");
        tus.append(upload, 0, FABLES);
        JsonNode done = curator.finished(CatalogApi.parse(imported(upload)));
        Files.write(growing(upload), new byte[0]);

        finished.sweep(Instant.now().plus(Duration.ofDays(1)), ids -> Set.of());

        assertThat(growing(upload)).doesNotExist();
        JsonNode book =
                curator.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(curator.get(book.at("/files/0/contentUrl").asString()).body())
                .isEqualTo(FABLES);
    }

    @Test
    void asksForAFolderOrUploads() {
        for (var body : List.of(
                "{}", "{\"folder\": \"x\", \"uploads\": [\"" + UUID.randomUUID() + "\"]}", "{\"uploads\": []}")) {
            var answer = curator.post("/api/v1/libraries/" + library + "/imports", body);
            assertThat(codeOf(answer)).isEqualTo("validation-failed");
        }
    }

    private HttpResponse<byte[]> imported(String upload) {
        return curator.post("/api/v1/libraries/" + library + "/imports", "{\"uploads\": [\"" + upload + "\"]}");
    }

    private Path growing(String upload) {
        return store.uploading(new MediaName(UUID.fromString(upload)));
    }

    private static byte[] piece(int from, int to) {
        return Arrays.copyOfRange(FABLES, from, to);
    }

    private static String codeOf(HttpResponse<byte[]> answer) {
        return CatalogApi.parse(answer).get("code").asString();
    }
}
