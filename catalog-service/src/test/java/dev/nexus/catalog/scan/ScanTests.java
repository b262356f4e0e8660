package dev.nexus.catalog.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Folders that are watched: what is new, has changed, was moved or has gone. */
class ScanTests extends CatalogTest {

    private static final Path TONES = Path.of("src", "test", "resources", "audio");

    private final UUID library = UUID.randomUUID();
    private final String shelf = "shelf-" + library;

    private CatalogApi curator;

    @BeforeEach
    void joinTheLibrary() throws IOException {
        curator = as(member(library, LibraryRole.CURATOR));
        Files.createDirectories(IMPORT_ROOT.resolve(shelf));
    }

    @Test
    void findsEachBookOfAShelf() throws IOException {
        put(DemoBooks.fables(), "Aesop/Five Fables/fables.m4b");
        put(DemoBooks.poems().get(0), "The Sisters/Bells/02 - Poems {Nora Reader}/CD 1/1.mp3");
        put(DemoBooks.poems().get(1), "The Sisters/Bells/02 - Poems {Nora Reader}/CD 2/1.mp3");
        put(TONES.resolve("tone.flac"), "Loose Tone.flac");
        put(DemoBooks.poems().get(2), ".trash/deleted.mp3");
        put(DemoBooks.poemsCover(), "Only Pictures/cover.jpg");

        JsonNode watched = watch();
        JsonNode result = watched.get("result");

        assertThat(result.get("books").asInt()).isEqualTo(3);
        assertThat(result.get("queued").asInt()).isEqualTo(3);
        List<JsonNode> books = books(3);
        assertThat(books)
                .extracting(book -> book.get("title").asString())
                .containsExactly("Book of Tones", "Five Fables of Aesop", "Poems by the Bells");
        assertThat(curator.json("/api/v1/books/" + idOf(books.get(2))).get("files"))
                .hasSize(2);
    }

    @Test
    void looksOnlyAtNamesSizesAndTimesOfWhatIsAsItWas() throws IOException {
        put(DemoBooks.fables(), "Fables/fables.m4b");
        JsonNode watched = watch();
        books(1);

        JsonNode again = scan(watched).get("result");

        assertThat(again.get("queued").asInt()).isZero();
        assertThat(again.get("unchanged").asInt()).isOne();
        assertThat(imports()).isOne();
    }

    @Test
    void knowsABookThatWasMovedByItsBytes() throws IOException {
        put(TONES.resolve("tone.m4a"), "Somebody/Old Series/1 - Tone/tone.m4a");
        JsonNode watched = watch();
        String id = idOf(books(1).getFirst());
        curator.patch("/api/v1/books/" + id, "{\"title\": \"Kept\"}");

        Files.createDirectories(at("Somebody Else/New Series"));
        Files.move(at("Somebody/Old Series/1 - Tone"), at("Somebody Else/New Series/2 - Tone {Nora}"));
        JsonNode result = scan(watched).get("result");

        assertThat(result.get("missing").asInt()).isOne();
        assertThat(result.get("queued").asInt()).isOne();
        awaitImports(2);
        JsonNode book = curator.json("/api/v1/books/" + id);
        assertThat(books(1)).hasSize(1);
        assertThat(book.get("title").asString()).isEqualTo("Kept");
        assertThat(scan(watched).at("/result/unchanged").asInt()).isOne();
    }

    @Test
    void anotherRecordingInTheSamePlaceIsTheSameBook() throws IOException {
        put(DemoBooks.poems().get(0), "Poems/1.mp3");
        JsonNode watched = watch();
        String id = idOf(books(1).getFirst());
        long stored = storedFiles();

        put(DemoBooks.poems().get(1), "Poems/1.mp3");
        scan(watched);
        awaitImports(2);

        JsonNode book = curator.json("/api/v1/books/" + id);
        assertThat(books(1)).hasSize(1);
        assertThat(curator.get(book.at("/files/0/contentUrl").asString()).body())
                .isEqualTo(DemoBooks.bytes(DemoBooks.poems().get(1)));
        Awaitility.await().untilAsserted(() -> assertThat(storedFiles()).isLessThanOrEqualTo(stored));
    }

    @Test
    void anotherSidecarSaysSomethingElseOfTheSameBook() throws IOException {
        put(DemoBooks.fables(), "Fables/fables.m4b");
        JsonNode watched = watch();
        String id = idOf(books(1).getFirst());
        String file = curator.json("/api/v1/books/" + id).at("/files/0/id").asString();

        Files.writeString(at("Fables/desc.txt"), "Told anew.");
        scan(watched);
        awaitImports(2);

        JsonNode book = curator.json("/api/v1/books/" + id);
        assertThat(book.get("description").asString()).isEqualTo("Told anew.");
        assertThat(book.at("/files/0/id").asString()).isEqualTo(file);
    }

    @Test
    void doesNotBringBackWhatACuratorHasDeleted() throws IOException {
        put(TONES.resolve("tone.ogg"), "Tone/tone.ogg");
        JsonNode watched = watch();
        String id = idOf(books(1).getFirst());
        curator.delete("/api/v1/books/" + id);

        scan(watched);
        Files.setLastModifiedTime(at("Tone/tone.ogg"), FileTime.fromMillis(1_000_000));
        scan(watched);
        awaitImports(2);

        assertThat(curator.get("/api/v1/books/" + id).statusCode()).isEqualTo(404);
        assertThat(books(0)).isEmpty();
    }

    @Test
    void keepsABookWhoseFolderHasGone() throws IOException {
        put(TONES.resolve("tone.opus"), "Tone/tone.opus");
        JsonNode watched = watch();
        String id = idOf(books(1).getFirst());

        Files.delete(at("Tone/tone.opus"));
        JsonNode result = scan(watched).get("result");

        assertThat(result.get("missing").asInt()).isOne();
        assertThat(curator.get("/api/v1/books/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotTryABrokenBookAgainUntilItChanges() throws IOException {
        Files.createDirectories(at("Broken"));
        Files.writeString(at("Broken/broken.mp3"), "no audio");
        JsonNode watched = watch();
        awaitImports(1);

        assertThat(scan(watched).at("/result/queued").asInt()).isZero();
        put(TONES.resolve("tone.mp3"), "Broken/broken.mp3");
        assertThat(scan(watched).at("/result/queued").asInt()).isOne();
        books(1);
    }

    @Test
    void importsNothingIntoALibraryThatIsFull() throws IOException {
        var owner = as(member(SMALL_LIBRARY, LibraryRole.OWNER));
        put(DemoBooks.fables(), "Too large/fables.m4b");
        put(TONES.resolve("tone.mp3"), "Small/tone.mp3");
        var folders = "/api/v1/libraries/" + SMALL_LIBRARY + "/folders";
        owner.post(folders, "{\"folder\": \"%s\"}".formatted(shelf));

        JsonNode result =
                Awaitility.await().until(() -> owner.json(folders).at("/items/0/result"), found -> found.isObject());

        assertThat(result.get("problem").asString()).isEqualTo("library-full");
        assertThat(result.get("queued").asInt()).isOne();
    }

    @Test
    void tellsWhenTheFolderHasGone() throws IOException {
        JsonNode watched = watch();
        Files.delete(IMPORT_ROOT.resolve(shelf));

        assertThat(scan(watched).at("/result/problem").asString()).isEqualTo("folder-not-found");
    }

    @Test
    void watchesAFolderOnceAndNoLongerThanWanted() {
        JsonNode watched = watch();
        JsonNode again = CatalogApi.parse(curator.post(folders(), "{\"folder\": \"%s/\"}".formatted(shelf)));
        assertThat(again.get("id")).isEqualTo(watched.get("id"));

        var path = folders() + "/" + watched.get("id").asString();
        assertThat(curator.delete(path).statusCode()).isEqualTo(204);
        assertThat(curator.json(folders()).get("items")).isEmpty();
        assertThat(curator.post(path + "/scan", "").statusCode()).isEqualTo(404);
    }

    @Test
    void watchesNothingOutsideOfTheRoot() {
        for (var folder : List.of("..", "/etc", "nothing", ".")) {
            var refused = curator.post(folders(), "{\"folder\": \"%s\"}".formatted(folder));
            assertThat(CatalogApi.parse(refused).get("code").asString()).isEqualTo("folder-not-found");
        }
    }

    private JsonNode watch() {
        var made = curator.post(folders(), "{\"folder\": \"%s\"}".formatted(shelf));
        assertThat(made.statusCode()).isEqualTo(201);
        return scanned(CatalogApi.parse(made), "");
    }

    private JsonNode scan(JsonNode watched) {
        var before = current(watched).get("scannedAt").asString();
        assertThat(curator.post(folders() + "/" + watched.get("id").asString() + "/scan", "")
                        .statusCode())
                .isEqualTo(202);
        return scanned(watched, before);
    }

    private JsonNode scanned(JsonNode watched, String before) {
        return Awaitility.await()
                .until(
                        () -> current(watched),
                        folder -> !folder.get("scannedAt").isNull()
                                && !folder.get("scannedAt").asString().equals(before));
    }

    private JsonNode current(JsonNode watched) {
        return curator.json(folders())
                .get("items")
                .valueStream()
                .filter(folder -> folder.get("id").equals(watched.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> books(int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> curator.json("/api/v1/books?library=" + library)
                                .get("items")
                                .valueStream()
                                .toList(),
                        books -> books.size() == count);
    }

    private int imports() {
        return curator.json("/api/v1/libraries/" + library + "/imports")
                .get("items")
                .size();
    }

    private void awaitImports(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> curator.json("/api/v1/libraries/" + library + "/imports")
                                .get("items")
                                .valueStream()
                                .filter(done -> List.of("succeeded", "failed")
                                        .contains(done.get("state").asString()))
                                .count()
                        == count);
    }

    private String folders() {
        return "/api/v1/libraries/" + library + "/folders";
    }

    private Path at(String name) {
        return IMPORT_ROOT.resolve(shelf).resolve(name);
    }

    private void put(Path file, String name) throws IOException {
        Files.createDirectories(at(name).resolveSibling(""));
        Files.write(at(name), Files.readAllBytes(file));
    }

    private static String idOf(JsonNode book) {
        return book.get("id").asString();
    }
}
