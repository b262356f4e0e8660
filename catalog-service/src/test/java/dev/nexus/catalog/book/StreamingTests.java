package dev.nexus.catalog.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.contracts.LibraryRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 11 over HTTP: 206, 416 and If-Range exact; concatenated ranges equal the file. */
class StreamingTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();
    private final byte[] bytes = DemoBooks.bytes(DemoBooks.fables());

    @Autowired
    private MediaStore store;

    private CatalogApi listener;
    private String content;

    @BeforeEach
    void importABook() {
        String book = as(member(library, LibraryRole.OWNER)).bookOf(library, List.of(Upload.of(DemoBooks.fables())));
        listener = as(member(library, LibraryRole.LISTENER));
        content =
                listener.json("/api/v1/books/" + book).at("/files/0/contentUrl").asString();
    }

    @Test
    void streamsTheWholeFile() {
        var response = listener.get(content);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(bytes);
        assertThat(response.headers().firstValue("ETag"))
                .contains("\"" + Sha256.of(bytes).hex() + "\"");
        assertThat(response.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(response.headers().firstValue("Content-Type")).contains("audio/mp4");
        assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-cache");
    }

    @Test
    void concatenatedRangesEqualTheFile() {
        var all = new ByteArrayOutputStream();

        for (int at = 0; at < bytes.length; at += 100_000) {
            var part = listener.get(content, "Range", "bytes=" + at + "-" + (at + 99_999));
            assertThat(part.statusCode()).isEqualTo(206);
            all.writeBytes(part.body());
        }

        assertThat(all.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void tellsTheLengthToHead() {
        var response = listener.head(content);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).contains(String.valueOf(bytes.length));
        assertThat(response.body()).isEmpty();
    }

    @Test
    void refusesARangeOutsideTheFileWithAProblem() {
        var response = listener.get(content, "Range", "bytes=" + bytes.length + "-");

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(response.headers().firstValue("Content-Range")).contains("bytes */" + bytes.length);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("range-not-satisfiable");
    }

    @Test
    void judgesIfRange() {
        String etag = listener.head(content).headers().firstValue("ETag").orElseThrow();

        var same = listener.get(content, "Range", "bytes=10-19", "If-Range", etag);
        var other = listener.get(content, "Range", "bytes=10-19", "If-Range", "\"other\"");

        assertThat(same.statusCode()).isEqualTo(206);
        assertThat(same.body()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatNothingChanged() {
        String etag = listener.head(content).headers().firstValue("ETag").orElseThrow();

        assertThat(listener.get(content, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void isNotThereForStrangers() {
        var response = as(UUID.randomUUID()).get(content);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("file-not-found");
        assertThat(listener.get("/api/v1/files/" + UUID.randomUUID() + "/content")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void cutsTheConnectionWhenTheBytesRunOut() throws IOException {
        Path file = store.read(new MediaName(UUID.fromString(content.split("/", -1)[4])));
        Files.write(file, Arrays.copyOf(bytes, 300_000));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> listener.get(content));
    }
}
