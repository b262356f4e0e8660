package dev.nexus.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.book.BookMother;
import dev.nexus.catalog.book.BookPublishing;
import dev.nexus.contracts.LibraryRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Books as documents of standards, held against the schemas that these publish. */
class DocumentTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    private CatalogApi curator;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
    }

    @Test
    void isAReadiumManifest() {
        String book = poems();

        var answer = curator.get("/api/v1/books/" + book + "/manifest");
        JsonNode manifest = CatalogApi.parse(answer);

        PublishedSchemas.assertManifest(manifest);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/audiobook+json");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(manifest.at("/metadata/@type").asString()).isEqualTo("http://schema.org/Audiobook");
        assertThat(manifest.at("/metadata/title").asString()).isEqualTo("Poems by the Bells");
        assertThat(manifest.at("/metadata/belongsTo/series/0/position").asInt()).isEqualTo(2);
        assertThat(manifest.get("readingOrder")).hasSize(3);
        assertThat(manifest.get("toc")).hasSize(3);
        JsonNode second = manifest.at("/readingOrder/1");
        assertThat(second.get("type").asString()).isEqualTo("audio/mpeg");
        assertThat(curator.get(path(second.get("href").asString())).body())
                .isEqualTo(DemoBooks.bytes(DemoBooks.poems().get(1)));
        assertThat(manifest.at("/toc/1/href").asString())
                .isEqualTo(second.get("href").asString() + "#t=0");
        double duration = 0;
        for (JsonNode file : manifest.get("readingOrder")) {
            duration += file.get("duration").asDouble();
        }
        assertThat(manifest.at("/metadata/duration").asDouble()).isCloseTo(duration, Offset.offset(0.01));
    }

    @Test
    void pointsIntoTheFileOfEachChapter() {
        String book = curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));

        JsonNode manifest = curator.json("/api/v1/books/" + book + "/manifest");

        PublishedSchemas.assertManifest(manifest);
        assertThat(manifest.get("readingOrder")).hasSize(1);
        assertThat(manifest.at("/toc/1/href").asString()).endsWith("/content#t=50.983");
    }

    @Test
    void isReadThroughOpds() {
        String poems = poems();
        BookMother.book(library, "Without a cover")
                .by("Ann Other")
                .in("A Series", "1.5")
                .publish(publishing);

        var seen = new ArrayList<String>();
        visit("/api/v1/opds", seen);

        assertThat(seen).contains(poems);
        JsonNode newest = curator.json("/api/v1/opds/new");
        assertThat(newest.at("/publications/0/metadata/title").asString()).isEqualTo("Without a cover");
        assertThat(newest.at("/publications/1/images/0/type").asString()).isEqualTo("image/jpeg");
        assertThat(curator.get(path(newest.at("/publications/1/images/1/href").asString()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(curator.get("/api/v1/opds").headers().firstValue("Content-Type"))
                .contains("application/opds+json");
    }

    @Test
    void leadsFromPageToPage() {
        for (int i = 0; i < 5; i++) {
            BookMother.book(library, "Volume " + i).publish(publishing);
        }
        var titles = new ArrayList<String>();
        var next = "/api/v1/opds/books?limit=2";
        while (next != null) {
            JsonNode feed = curator.json(next);
            PublishedSchemas.assertFeed(feed);
            feed.get("publications")
                    .forEach(book -> titles.add(book.at("/metadata/title").asString()));
            next = feed.get("links")
                    .valueStream()
                    .filter(link -> link.get("rel").asString().equals("next"))
                    .map(link -> path(link.get("href").asString()))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(titles).containsExactly("Volume 0", "Volume 1", "Volume 2", "Volume 3", "Volume 4");
    }

    @Test
    void isFoundThroughOpds() {
        BookMother.book(library, "Überall & Nirgends?").publish(publishing);

        JsonNode feed = Awaitility.await()
                .until(
                        () -> curator.json("/api/v1/opds/search?query=%C3%BCberall%20%26"),
                        found -> found.has("publications"));

        PublishedSchemas.assertFeed(feed);
        assertThat(feed.at("/publications/0/metadata/title").asString()).isEqualTo("Überall & Nirgends?");
        assertThat(feed.at("/links/0/href").asString()).endsWith("?query=%C3%BCberall%20%26");
    }

    @Test
    void anEmptyFeedIsOneToo() {
        PublishedSchemas.assertFeed(curator.json("/api/v1/opds/new"));
        PublishedSchemas.assertFeed(curator.json("/api/v1/opds/authors"));
    }

    @Test
    void isDownloadedAsAZipThatIsImportedAgain() throws IOException {
        String poems = poems();
        curator.patch("/api/v1/books/" + poems, "{\"title\": \"Poëms / \\\"Bells\\\"\", \"tags\": [\"Loved\"]}");

        var answer = curator.get("/api/v1/books/" + poems + "/download");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Po%C3%ABms%20-%20%22Bells%22.zip");
        Map<String, byte[]> entries = entries(answer.body());
        assertThat(entries.keySet())
                .containsExactly(
                        "Poëms - \"Bells\"/metadata.json",
                        "Poëms - \"Bells\"/001 - " + DemoBooks.poems().get(0).getFileName(),
                        "Poëms - \"Bells\"/002 - " + DemoBooks.poems().get(1).getFileName(),
                        "Poëms - \"Bells\"/003 - " + DemoBooks.poems().get(2).getFileName(),
                        "Poëms - \"Bells\"/cover.jpg");
        assertThat(List.copyOf(entries.values()).get(2))
                .isEqualTo(DemoBooks.bytes(DemoBooks.poems().get(1)));

        UUID another = UUID.randomUUID();
        var owner = as(member(another, LibraryRole.OWNER));
        String again = owner.bookOf(another, List.of(new Upload("files", "book.zip", answer::body)));
        JsonNode before = curator.json("/api/v1/books/" + poems);
        JsonNode after = owner.json("/api/v1/books/" + again);
        for (var field : List.of("title", "subtitle", "genres", "tags", "language", "duration", "description")) {
            assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
        }
        assertThat(after.get("chapters")).isEqualTo(before.get("chapters"));
    }

    /** Each feed holds, and whatever it leads to. */
    private void visit(String path, List<String> books) {
        JsonNode feed = curator.json(path);
        PublishedSchemas.assertFeed(feed);
        for (JsonNode entry : feed.path("navigation")) {
            if (!entry.path("rel").asString("").equals("up")) {
                visit(path(entry.get("href").asString()), books);
            }
        }
        for (JsonNode book : feed.path("publications")) {
            books.add(book.at("/metadata/identifier").asString().replace("urn:uuid:", ""));
        }
    }

    private String poems() {
        var files = new ArrayList<>(DemoBooks.poems().stream().map(Upload::of).toList());
        files.add(Upload.of(DemoBooks.poemsCover()));
        return curator.bookOf(library, files);
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static String path(String url) {
        var uri = URI.create(url);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
