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
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Resumable uploads, as tus 1.0.0 has them, and the books that come of them. */
class TusTests extends CatalogTest {

    private static final byte[] NOTHING = {};
    private static final byte[] FABLES = DemoBooks.bytes(DemoBooks.fables());
    private static final String BYTES = "application/offset+octet-stream";

    private final UUID library = UUID.randomUUID();

    @Autowired
    private MediaStore store;

    @Autowired
    private FinishedUploads finished;

    private CatalogApi curator;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
    }

    @Test
    void tellsWhatItCan() {
        var answer = curator.send("OPTIONS", "/api/v1/uploads", NOTHING);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(answer.headers().firstValue("Tus-Extension").orElse("").split(",", -1))
                .contains("creation", "creation-with-upload", "checksum", "expiration", "termination");
        assertThat(answer.headers().firstValue("Tus-Checksum-Algorithm")).contains("md5,sha1,sha256");
        assertThat(answer.headers().firstValue("Tus-Max-Size")).isPresent();
    }

    @Test
    void makesABookOfPieces() {
        String upload = create(FABLES.length, "Five Fables.m4b");
        int third = FABLES.length / 3;
        int two = third + third;

        assertThat(offset(append(upload, 0, piece(0, third)))).isEqualTo(third);
        assertThat(offset(append(upload, third, piece(third, two)))).isEqualTo(two);
        var head = head(upload);
        assertThat(offset(head)).isEqualTo(two);
        assertThat(head.headers().firstValue("Upload-Length")).contains(Integer.toString(FABLES.length));
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(head.headers().firstValue("Upload-Metadata"))
                .contains("filename " + base64("Five Fables.m4b".getBytes(StandardCharsets.UTF_8)));
        assertThat(head.headers().firstValue("Upload-Expires").orElse("")).endsWith("GMT");
        append(upload, two, piece(two, FABLES.length));

        JsonNode done = curator.finished(CatalogApi.parse(imported(upload)));

        JsonNode book =
                curator.json("/api/v1/books/" + done.get("bookIds").get(0).asString());
        assertThat(book.at("/files/0/name").asString("Five Fables.m4b")).isEqualTo("Five Fables.m4b");
        assertThat(curator.get(book.at("/files/0/contentUrl").asString()).body())
                .isEqualTo(FABLES);
        assertThat(head(upload).statusCode()).as("it is used up").isEqualTo(404);
    }

    @Test
    void takesTheFirstPieceWithTheCreation() {
        var answer = curator.send(
                "POST",
                "/api/v1/uploads",
                piece(0, 100),
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                "200",
                "Content-Type",
                BYTES);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(offset(answer)).isEqualTo(100);
    }

    @Test
    void goesOnAfterAConnectionBroke() throws IOException {
        String upload = create(FABLES.length, "a.m4b");
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
                BYTES);

        long kept = Awaitility.await().until(() -> offset(head(upload)), offset -> offset > 0);
        assertThat(kept).isLessThanOrEqualTo(half.length);
        var rest = Awaitility.await()
                .until(
                        () -> append(upload, kept, piece((int) kept, FABLES.length)),
                        answer -> answer.statusCode() != 423);
        assertThat(offset(rest)).isEqualTo(FABLES.length);
        JsonNode done = curator.finished(CatalogApi.parse(imported(upload)));
        assertThat(done.get("state").asString()).isEqualTo("succeeded");
    }

    /** However the pieces are cut and whatever is sent wrongly in between, the bytes are those of the file. */
    @Test
    void anyPiecesInAnyWrongOrderMakeTheFile() throws IOException {
        var random = new Random(11);
        byte[] file = new byte[20_000];
        random.nextBytes(file);
        for (int round = 0; round < 5; round++) {
            String upload = create(file.length, "random");
            int at = 0;
            while (at < file.length) {
                int wanted = random.nextInt(4) == 0 ? random.nextInt(file.length) : at;
                int end = Math.min(file.length, wanted + random.nextInt(6_000));
                var answer = append(upload, wanted, Arrays.copyOfRange(file, wanted, end));
                assertThat(answer.statusCode()).isEqualTo(wanted == at ? 204 : 409);
                at = wanted == at ? end : at;
                assertThat(offset(head(upload))).isEqualTo(at);
            }
            assertThat(growing(upload)).hasBinaryContent(file);
        }
    }

    @Test
    void forgetsBytesThatWereDamaged() throws Exception {
        String upload = create(200, "a");
        byte[] bytes = piece(0, 100);
        String right = "sha256 " + base64(MessageDigest.getInstance("SHA-256").digest(bytes));

        var wrong = append(upload, 0, piece(50, 150), "Upload-Checksum", right);
        assertThat(wrong.statusCode()).isEqualTo(460);
        assertThat(codeOf(wrong)).isEqualTo("upload-checksum-mismatch");
        assertThat(offset(head(upload))).isZero();

        assertThat(offset(append(upload, 0, bytes, "Upload-Checksum", right))).isEqualTo(100);
        assertThat(offset(append(upload, 100, bytes))).isEqualTo(200);
    }

    @Test
    void tellsWhereItIsWhenTheClientIsElsewhere() {
        String upload = create(200, "a");
        append(upload, 0, piece(0, 100));

        var answer = append(upload, 50, piece(50, 100));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(codeOf(answer)).isEqualTo("upload-offset-conflict");
        assertThat(CatalogApi.parse(answer).get("offset").asInt()).isEqualTo(100);
    }

    @Test
    void takesNoMoreThanWasAnnounced() {
        String upload = create(100, "a");

        assertThat(append(upload, 0, piece(0, 101)).statusCode()).isEqualTo(413);
        assertThat(offset(append(upload, 0, piece(0, 100)))).isEqualTo(100);
    }

    @Test
    void oneRequestAtATimeWrites() throws Exception {
        byte[] file = new byte[4_000_000];
        new Random(5).nextBytes(file);
        String upload = create(file.length, "a");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var sent = threads.invokeAll(IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> append(upload, 0, file).statusCode())
                    .toList());
            var statuses = sent.stream().map(TusTests::get).toList();
            assertThat(statuses).containsOnlyOnce(204);
            assertThat(statuses).allMatch(status -> Set.of(204, 409, 423).contains(status));
        }
        assertThat(growing(upload)).hasBinaryContent(file);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 10, tus-version-unsupported, 412",
        "0.2.2, 10, tus-version-unsupported, 412",
        "1.0.0, -1, tus-header-invalid, 400",
        "1.0.0, x, invalid-parameter, 400",
        "1.0.0, 99999999999999, content-too-large, 413",
    })
    void refusesWhatItCannotBegin(String version, String length, String code, int status) {
        var answer =
                curator.send("POST", "/api/v1/uploads", NOTHING, "Tus-Resumable", version, "Upload-Length", length);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(codeOf(answer)).isEqualTo(code);
        assertThat(answer.headers().firstValue("Tus-Resumable")).contains("1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filename %%%", "a b c", "filename YQ==,filename YQ==", ",", "filename YQ==,,"})
    void refusesMetadataThatIsNone(String metadata) {
        var answer = curator.send(
                "POST",
                "/api/v1/uploads",
                NOTHING,
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                "1",
                "Upload-Metadata",
                metadata);

        assertThat(codeOf(answer)).isEqualTo("tus-header-invalid");
    }

    @Test
    void anUploadIsItsAccountsOwn() {
        String upload = create(100, "a");
        var other = as(member(library, LibraryRole.OWNER));

        assertThat(other.head("/api/v1/uploads/" + upload, "Tus-Resumable", "1.0.0")
                        .statusCode())
                .isEqualTo(404);
        assertThat(codeOf(
                        other.post("/api/v1/libraries/" + library + "/imports", "{\"uploads\": [\"" + upload + "\"]}")))
                .isEqualTo("upload-not-found");
    }

    @Test
    void listenersUploadNothing() {
        var listener = as(member(library, LibraryRole.LISTENER));

        var answer = listener.send("POST", "/api/v1/uploads", NOTHING, "Tus-Resumable", "1.0.0", "Upload-Length", "1");

        assertThat(codeOf(answer)).isEqualTo("role-too-low");
    }

    @Test
    void importsNothingThatIsNotWhole() {
        String upload = create(100, "a");

        assertThat(codeOf(imported(upload))).isEqualTo("upload-incomplete");
        assertThat(head(upload).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameRequestAgainAnswersTheSameImport() {
        String upload = create(FABLES.length, "a.m4b");
        append(upload, 0, FABLES);
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
        String upload = create(FABLES.length, "a.m4b");
        append(upload, 0, FABLES);

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
        String upload = create(10, "a.m4b");
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
    void endsAnUpload() {
        String upload = create(100, "a");
        append(upload, 0, piece(0, 50));

        var ended = curator.delete("/api/v1/uploads/" + upload, "Tus-Resumable", "1.0.0");

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(head(upload).statusCode()).isEqualTo(404);
        assertThat(growing(upload)).doesNotExist();
    }

    @Test
    void sweepsWhatHasExpiredAndKeepsTheRest() {
        String expired = create(100, "a");
        append(expired, 0, piece(0, 50));
        String alive = create(100, "b");
        append(alive, 0, piece(0, 50));
        jdbc.sql("update upload set expires_at = now() - interval '1 second' where id = :id")
                .param("id", UUID.fromString(expired))
                .update();
        assertThat(head(expired).statusCode()).isEqualTo(404);

        finished.sweep(Instant.now().plus(Duration.ofDays(1)), ids -> Set.of());

        assertThat(growing(expired)).doesNotExist();
        assertThat(growing(alive)).exists();
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
        String upload = create(FABLES.length, "a.m4b");
        append(upload, 0, FABLES);
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

    private String create(int length, String name) {
        var answer = curator.send(
                "POST",
                "/api/v1/uploads",
                NOTHING,
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                Integer.toString(length),
                "Upload-Metadata",
                "filename " + base64(name.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(201);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private HttpResponse<byte[]> append(String upload, long offset, byte[] bytes, String... headers) {
        var all = new ArrayList<>(
                List.of("Tus-Resumable", "1.0.0", "Upload-Offset", Long.toString(offset), "Content-Type", BYTES));
        all.addAll(List.of(headers));
        return curator.send("PATCH", "/api/v1/uploads/" + upload, bytes, all.toArray(String[]::new));
    }

    private HttpResponse<byte[]> head(String upload) {
        return curator.head("/api/v1/uploads/" + upload, "Tus-Resumable", "1.0.0");
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

    private static long offset(HttpResponse<byte[]> answer) {
        return answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    }

    private static String codeOf(HttpResponse<byte[]> answer) {
        return CatalogApi.parse(answer).get("code").asString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static int get(Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
