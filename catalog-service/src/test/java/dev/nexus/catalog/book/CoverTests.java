package dev.nexus.catalog.book;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CoverTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    private CatalogApi curator;
    private CatalogApi listener;
    private String path;

    @BeforeEach
    void thereIsABook() {
        curator = as(member(library, LibraryRole.CURATOR));
        listener = as(member(library, LibraryRole.LISTENER));
        path = "/api/v1/books/" + book(library, "Covered").publish(publishing) + "/cover";
    }

    @ParameterizedTest
    @CsvSource({"1,64", "64,64", "65,128", "300,384", "700,768", "4096,900"})
    void isScaledToTheNextWidthAndNeverEnlarged(int asked, int width) throws IOException {
        put("image/png", png(900, 600));

        var response = listener.get(path + "?width=" + asked);

        assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
        var picture = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(Math.round(width * 600f / 900));
    }

    @Test
    void hasATagOfItsOwnInEachWidth() throws IOException {
        put("image/png", png(900, 600));
        var small = listener.get(path + "?width=64");
        var large = listener.get(path + "?width=512");

        assertThat(tag(small)).isNotEqualTo(tag(large)).isNotEqualTo(tag(listener.get(path)));
        assertThat(listener.get(path + "?width=64", "If-None-Match", tag(small)).statusCode())
                .isEqualTo(304);
        assertThat(small.headers().firstValue("Cache-Control").orElse("")).doesNotContain("public");
    }

    @Test
    void isMadeOnceHoweverManyAsk() throws Exception {
        put("image/png", png(900, 600));
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Future<HttpResponse<byte[]>>> all = IntStream.range(0, 12)
                    .mapToObj(_ -> pool.submit(() -> listener.get(path + "?width=256")))
                    .toList();
            for (var one : all) {
                assertThat(one.get().statusCode()).isEqualTo(200);
                assertThat(one.get().body()).isEqualTo(all.getFirst().get().body());
            }
        }
    }

    @Test
    void isReplacedAndTakenAwayWithAllItsWidths() throws IOException {
        var empty = storedFiles();
        put("image/png", png(900, 600));
        listener.get(path + "?width=64");
        listener.get(path + "?width=256");
        assertThat(storedFiles()).isEqualTo(empty + 3);

        put("image/jpeg", DemoBooks.bytes(DemoBooks.poemsCover()));
        assertThat(listener.get(path).body()).isEqualTo(DemoBooks.bytes(DemoBooks.poemsCover()));
        assertThat(storedFiles()).isEqualTo(empty + 1);

        assertThat(curator.delete(path).statusCode()).isEqualTo(204);
        assertThat(curator.delete(path).statusCode()).isEqualTo(204);
        assertThat(listener.get(path).statusCode()).isEqualTo(404);
        assertThat(listener.get(path + "?width=64").statusCode()).isEqualTo(404);
        assertThat(storedFiles()).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "truncated", "bomb", "svg"})
    void whatIsNoPictureIsRefusedAndLosesNothing(String kind) throws IOException {
        put("image/png", png(90, 60));
        var stored = storedFiles();
        var body =
                switch (kind) {
                    case "text" -> "I am a cover".getBytes(StandardCharsets.UTF_8);
                    case "truncated" -> java.util.Arrays.copyOf(png(90, 60), 14);
                    case "bomb" -> bomb();
                    default -> "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
                };

        var response = curator.put(path, "image/png", body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("cover-unusable");
        assertThat(storedFiles()).isEqualTo(stored);
        assertThat(listener.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsTooLargeOrOfAnotherTypeOrNotForOthersToChange() throws IOException {
        assertThat(curator.put(path, "image/png", new byte[21 * 1024 * 1024]).statusCode())
                .isEqualTo(413);
        assertThat(curator.put(path, "application/pdf", png(9, 9)).statusCode()).isEqualTo(415);
        assertThat(listener.put(path, "image/png", png(9, 9)).statusCode()).isEqualTo(403);
        assertThat(as(UUID.randomUUID()).put(path, "image/png", png(9, 9)).statusCode())
                .isEqualTo(404);
        assertThat(curator.put(path, "image/png", png(9, 9), "If-Match", "\"77\"")
                        .statusCode())
                .isEqualTo(412);
    }

    private void put(String type, byte[] body) {
        assertThat(curator.put(path, type, body).statusCode()).isEqualTo(204);
    }

    private static String tag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static byte[] png(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.createGraphics().fillOval(0, 0, width, height);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** A few bytes that promise 30,000 by 30,000 pixels. */
    private static byte[] bomb() throws IOException {
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeBytes("IHDR");
        fields.writeInt(30_000);
        fields.writeInt(30_000);
        fields.write(new byte[] {8, 6, 0, 0, 0});
        var check = new CRC32();
        check.update(header.toByteArray());
        var bytes = new ByteArrayOutputStream();
        var file = new DataOutputStream(bytes);
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A});
        file.writeInt(13);
        file.write(header.toByteArray());
        file.writeInt((int) check.getValue());
        file.writeInt(0);
        file.writeBytes("IDAT");
        file.writeInt(0x35AF061E);
        return bytes.toByteArray();
    }
}
