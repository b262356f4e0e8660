package dev.nexus.catalog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UploadTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    private CatalogApi curator;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
    }

    @Test
    void importsABookOfSeveralFiles() {
        var files = new ArrayList<>(
                DemoBooks.poems().reversed().stream().map(Upload::of).toList());
        files.add(Upload.of(DemoBooks.poemsCover()));

        JsonNode book = curator.json("/api/v1/books/" + curator.bookOf(library, files));

        assertThat(book.get("title").asString()).isEqualTo("Poems by the Bells");
        assertThat(book.get("subtitle").asString()).isEqualTo("A Selection");
        assertThat(texts(book.get("authors"), "name"))
                .containsExactly("Charlotte Brontë", "Emily Brontë", "Anne Brontë");
        assertThat(book.at("/series/0/position").asString()).isEqualTo("2");
        assertThat(texts(book.get("chapters"), "title"))
                .containsExactly("Life", "Remembrance", "Lines Composed in a Wood on a Windy Day");
        assertThat(texts(book.get("files"), "index")).containsExactly("0", "1", "2");
        double secondStart = book.at("/files/1/start").asDouble();
        assertThat(secondStart).isEqualTo(book.at("/files/0/duration").asDouble());
        assertThat(book.at("/chapters/1/start").asDouble()).isEqualTo(secondStart);
        for (int i = 0; i < 3; i++) {
            String url = book.at("/files/" + i + "/contentUrl").asString();
            assertThat(curator.get(url).body())
                    .isEqualTo(DemoBooks.bytes(DemoBooks.poems().get(i)));
        }
        var cover = curator.get(book.get("coverUrl").asString());
        assertThat(cover.body()).isEqualTo(DemoBooks.bytes(DemoBooks.poemsCover()));
        assertThat(cover.headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void findsTheCoverInsideOfTheFile() {
        String book = curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));

        var cover = curator.get("/api/v1/books/" + book + "/cover");

        assertThat(cover.statusCode()).isEqualTo(200);
        assertThat(cover.headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void takesTheSameBytesForTheSameBook() {
        String book = curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));

        String again = curator.bookOf(library, List.of(new Upload("files", "other name.m4b", () -> fables())));

        assertThat(again).isEqualTo(book);
        assertThat(curator.json("/api/v1/books?library=" + library).get("items"))
                .hasSize(1);
    }

    @Test
    void keepsLibrariesApart() {
        UUID other = UUID.randomUUID();
        UUID account = member(other, LibraryRole.OWNER);
        String book = curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));

        String otherBook = as(account).bookOf(other, List.of(Upload.of(DemoBooks.fables())));

        assertThat(otherBook).isNotEqualTo(book);
    }

    @Test
    void makesOneBookOfManyImportsAtOnce() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<String> upload = () -> curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));
            List<Future<String>> all =
                    IntStream.range(0, 8).mapToObj(i -> pool.submit(upload)).toList();

            var books = new ArrayList<String>();
            for (Future<String> one : all) {
                books.add(one.get());
            }

            assertThat(books.stream().distinct()).hasSize(1);
        }
        assertThat(probe.events("catalog.book.published.v1").stream()
                        .filter(event -> event.get("libraryid").asString().equals(library.toString())))
                .hasSize(1);
        assertThat(imports("attempts > 1")).isZero();
    }

    @Test
    void refusesAFileThatIsNoAudio() {
        JsonNode failed = curator.imported(library, List.of(upload("notes.mp3", text("no audio at all"))));

        refused(failed, "file-not-audio", "notes.mp3: The file is no audio in a supported format.");
    }

    @Test
    void refusesAnEmptyFile() {
        JsonNode failed = curator.imported(library, List.of(upload("empty.m4b", new byte[0])));

        refused(failed, "file-empty", "empty.m4b: The file is empty.");
    }

    @Test
    void refusesATruncatedM4b() {
        JsonNode failed = curator.imported(library, List.of(upload("half.m4b", Arrays.copyOf(fables(), 400_000))));

        refused(
                failed,
                "file-truncated",
                "half.m4b: The MP4 file is not whole: the file ends in the middle of its \"mdat\" box.");
    }

    @Test
    void refusesABookOfPicturesOnly() {
        JsonNode failed = curator.imported(library, List.of(Upload.of(DemoBooks.poemsCover())));

        refused(failed, "nothing-to-import", "There is no audio among the files.");
    }

    @Test
    void leavesNothingOfAFailedImportBehind() {
        long before = storedFiles();

        curator.imported(library, List.of(Upload.of(DemoBooks.fables()), upload("notes.mp3", text("none"))));

        Awaitility.await().until(() -> storedFiles() == before); // parts are deleted after the answer
        assertThat(curator.json("/api/v1/books?library=" + library).get("items"))
                .isEmpty();
    }

    @Test
    void makesFileNamesHarmless() {
        String longName = "../../" + "x".repeat(4_000) + ".m4b";

        String book = curator.bookOf(library, List.of(upload(longName, fables())));

        assertThat(jdbc.sql("select name from audio_file where book_id = :book")
                        .param("book", UUID.fromString(book))
                        .query(String.class)
                        .single())
                .isEqualTo("x".repeat(255));
    }

    @Test
    void refusesAnUploadWithoutFiles() {
        var response = curator.upload(library, List.of());

        assertThat(response.statusCode()).isIn(400, 422);
        assertThat(CatalogApi.parse(response).get("code").asString()).isIn("nothing-to-import", "upload-broken");
    }

    /** Promise 10: told before a byte is taken. */
    @Test
    void refusesAnUploadThatDoesNotFit() throws IOException {
        assertThat(curator.statusOfAnnounced(library, Long.MAX_VALUE / 2)).startsWith("HTTP/1.1 507");
    }

    @Test
    void leavesNothingOfABrokenUploadBehind() throws IOException {
        long before = storedFiles();

        curator.hangUpDuringUpload(library, Arrays.copyOf(fables(), 500_000));

        Awaitility.await().during(Duration.ofMillis(300)).until(() -> storedFiles() == before);
        assertThat(imports("true")).isZero();
    }

    @Test
    void takesABookOfManyFilesButNotOfAnyNumber() {
        var many = curator.upload(library, Collections.nCopies(1_500, upload("empty.mp3", new byte[0])));
        var tooMany = curator.upload(library, Collections.nCopies(2_001, upload("empty.mp3", new byte[0])));

        assertThat(many.statusCode()).isEqualTo(202);
        assertThat(tooMany.statusCode()).isEqualTo(422);
        assertThat(CatalogApi.parse(tooMany).get("code").asString()).isEqualTo("too-many-files");
        refused(curator.finished(CatalogApi.parse(many)), "file-empty", "empty.mp3: The file is empty.");
    }

    @Test
    void refusesAFieldThatIsNotKnown() {
        long before = storedFiles();

        var response = curator.upload(library, List.of(new Upload("audio", "a.mp3", () -> new byte[10])));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("unknown-field");
        Awaitility.await().until(() -> storedFiles() == before); // parts are deleted after the answer
    }

    @Test
    void refusesAStrangerWhoMayTryAgain() {
        var response = as(UUID.randomUUID()).upload(library, List.of(Upload.of(DemoBooks.fables())));

        JsonNode problem = CatalogApi.parse(response);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(problem.get("code").asString()).isEqualTo("not-a-member");
        assertThat(problem.get("retryable").asBoolean()).isTrue();
        assertThat(imports("true")).isZero();
    }

    @Test
    void refusesAListener() {
        var response =
                as(member(library, LibraryRole.LISTENER)).upload(library, List.of(Upload.of(DemoBooks.fables())));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("role-too-low");
        assertThat(CatalogApi.parse(response).has("retryable")).isFalse();
    }

    @Test
    void answersARepeatedRequestWithTheFirstImport() {
        var files = List.of(Upload.of(DemoBooks.fables()));
        JsonNode first = CatalogApi.parse(curator.upload(library, files, "Idempotency-Key", "key-1"));

        JsonNode again = CatalogApi.parse(curator.upload(library, files, "Idempotency-Key", "key-1"));

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(imports("true")).isOne();
    }

    @Test
    void answersRepeatedRequestsAtTheSameTimeWithOneImport() throws Exception {
        var files = List.of(Upload.of(DemoBooks.fables()));
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<JsonNode> upload =
                    () -> CatalogApi.parse(curator.upload(library, files, "Idempotency-Key", "key-2"));
            List<Future<JsonNode>> all =
                    IntStream.range(0, 4).mapToObj(i -> pool.submit(upload)).toList();

            for (Future<JsonNode> one : all) {
                assertThat(one.get().get("id")).isEqualTo(all.getFirst().get().get("id"));
            }
        }
        assertThat(imports("true")).isOne();
    }

    @Test
    void listsImportsTheNewestFirst() {
        String first = curator.imported(library, List.of(Upload.of(DemoBooks.fables())))
                .get("id")
                .asString();
        String second = curator.imported(library, List.of(upload("e.mp3", new byte[0])))
                .get("id")
                .asString();

        JsonNode page = curator.json("/api/v1/libraries/" + library + "/imports?limit=1");
        JsonNode next = curator.json("/api/v1/libraries/" + library + "/imports?limit=1&cursor="
                + page.get("next").asString());

        assertThat(texts(page.get("items"), "id")).containsExactly(second);
        assertThat(texts(next.get("items"), "id")).containsExactly(first);
        assertThat(next.get("next").isNull()).isTrue();
    }

    @Test
    void showsImportsToThoseWhoMayImport() {
        String path = "/api/v1/imports/"
                + curator.imported(library, List.of(Upload.of(DemoBooks.fables())))
                        .get("id")
                        .asString();

        assertThat(as(UUID.randomUUID()).get(path).statusCode()).isEqualTo(404);
        assertThat(as(UUID.randomUUID())
                        .get("/api/v1/libraries/" + library + "/imports")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(member(library, LibraryRole.LISTENER)).get(path).statusCode())
                .isEqualTo(403);
        assertThat(as(member(library, LibraryRole.OWNER)).get(path).statusCode())
                .isEqualTo(200);
    }

    private void refused(JsonNode failed, String code, String detail) {
        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.at("/problem/code").asString()).isEqualTo(code);
        assertThat(failed.at("/problem/detail").asString()).isEqualTo(detail);
        assertThat(failed.get("bookIds")).isEmpty();
    }

    private int imports(String condition) {
        return jdbc.sql("select count(*) from import_job where library_id = :library and " + condition)
                .param("library", library)
                .query(Integer.class)
                .single();
    }

    private static byte[] fables() {
        return DemoBooks.bytes(DemoBooks.fables());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Upload upload(String name, byte[] bytes) {
        return new Upload("files", name, () -> bytes);
    }

    private static List<String> texts(JsonNode array, String field) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).get(field).asString())
                .collect(Collectors.toList());
    }
}
