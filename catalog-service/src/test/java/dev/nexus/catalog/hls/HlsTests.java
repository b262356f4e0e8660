package dev.nexus.catalog.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.contracts.LibraryRole;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Playlists by the rules of RFC 8216, and pieces that are the whole when they are put together. */
class HlsTests extends CatalogTest {

    private static final int HEADER = 10;

    private final UUID library = UUID.randomUUID();

    @Autowired
    private MediaStore store;

    private CatalogApi curator;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
    }

    @Test
    void followsTheRulesOfPlaylists() {
        String book = curator.bookOf(
                library, DemoBooks.poems().stream().map(Upload::of).toList());

        var answer = curator.get("/api/v1/books/" + book + "/playlist.m3u8");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/vnd.apple.mpegurl");
        var lines = List.of(new String(answer.body(), StandardCharsets.UTF_8).split("\n", -1));
        assertThat(lines.getFirst()).isEqualTo("#EXTM3U");
        assertThat(lines).contains("#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-ENDLIST");
        assertThat(lines.stream().filter("#EXT-X-DISCONTINUITY"::equals)).hasSize(2);
        long target = Long.parseLong(lines.stream()
                .filter(line -> line.startsWith("#EXT-X-TARGETDURATION:"))
                .findFirst()
                .orElseThrow()
                .split(":", 2)[1]);
        double sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#EXTINF:")) {
                double seconds = Double.parseDouble(
                        lines.get(i).substring("#EXTINF:".length()).replace(",", ""));
                assertThat(Math.round(seconds)).isLessThanOrEqualTo(target);
                assertThat(lines.get(i + 1)).startsWith("/api/v1/files/");
                sum += seconds;
            }
        }
        assertThat(sum)
                .isCloseTo(curator.json("/api/v1/books/" + book).get("duration").asDouble(), offset(0.001));
    }

    @Test
    void thePiecesOfAnMp3AreItsFramesEachOnce() {
        Path poem = DemoBooks.poems().getFirst();
        String book = curator.bookOf(library, List.of(Upload.of(poem)));

        byte[] together = together(book);

        byte[] file = DemoBooks.bytes(poem);
        // Between its tags, and without the first frame if that one only tells the length.
        int at = indexOf(file, Arrays.copyOf(together, 200));
        assertThat(at).isPositive();
        assertThat(together).isEqualTo(Arrays.copyOfRange(file, at, at + together.length));
        assertThat(file.length - at - together.length).isLessThanOrEqualTo(128);
    }

    @Test
    void thePiecesOfAnM4bAreAac() {
        String book = curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));
        var pieces = pieces(book);

        assertThat(pieces).hasSize(22);
        long before = -1;
        int frames = 0;
        for (byte[] piece : pieces) {
            long clock = clock(piece);
            assertThat(clock).isGreaterThan(before);
            before = clock;
            byte[] sound = sound(piece);
            // Each frame begins with twelve bits that are set, and tells its length (ISO 13818-7).
            for (int at = 0; at < sound.length; ) {
                assertThat(sound[at] & 0xFF).isEqualTo(0xFF);
                assertThat(sound[at + 1] & 0xF0).isEqualTo(0xF0);
                at += ((sound[at + 3] & 0x03) << 11) | ((sound[at + 4] & 0xFF) << 3) | ((sound[at + 5] & 0xE0) >> 5);
                frames++;
            }
        }
        double seconds = curator.json("/api/v1/books/" + book).get("duration").asDouble();
        int rate = sampleRate(sound(pieces.getFirst()));
        assertThat(frames * 1024.0 / rate).isBetween(seconds - 0.2, seconds + 0.2);
    }

    @Test
    void isRefusedForWhatWouldHaveToBeEncoded() {
        String book =
                curator.bookOf(library, List.of(Upload.of(Path.of("src", "test", "resources", "audio", "tone.flac"))));
        String file = curator.json("/api/v1/books/" + book).at("/files/0/id").asString();

        for (var path : List.of("/api/v1/files/" + file + "/segments/0", "/api/v1/books/" + book + "/playlist.m3u8")) {
            var refused = curator.get(path);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(CatalogApi.parse(refused).get("code").asString()).isEqualTo("segments-unavailable");
        }
        var missing = curator.get("/api/v1/files/" + file + "/segments/7");
        assertThat(CatalogApi.parse(missing).get("code").asString()).isEqualTo("segment-not-found");
    }

    /** The file is taken away, so that what is cut is not there. */
    @Test
    void cutsNothingForAPlayerThatHasItAlready() {
        String book = curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));
        String file = curator.json("/api/v1/books/" + book).at("/files/0/id").asString();
        String path = "/api/v1/files/" + file + "/segments/0";
        String tag = curator.get(path).headers().firstValue("ETag").orElseThrow();
        store.discard(new MediaName(UUID.fromString(file)));

        var again = curator.get(path, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().allValues("ETag")).containsExactly(tag);
        assertThat(again.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
        assertThat(curator.get("/api/v1/files/" + file + "/segments/1", "If-None-Match", tag)
                        .statusCode())
                .as("another piece")
                .isNotEqualTo(304);
    }

    private byte[] together(String book) {
        var all = new ByteArrayOutputStream();
        pieces(book).forEach(piece -> all.writeBytes(sound(piece)));
        return all.toByteArray();
    }

    private List<byte[]> pieces(String book) {
        var playlist = new String(
                curator.get("/api/v1/books/" + book + "/playlist.m3u8").body(), StandardCharsets.UTF_8);
        var pieces = new ArrayList<byte[]>();
        playlist.lines().filter(line -> line.startsWith("/")).map(curator::get).forEach(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            pieces.add(answer.body());
        });
        return pieces;
    }

    private static byte[] sound(byte[] piece) {
        return Arrays.copyOfRange(piece, HEADER + ByteBuffer.wrap(piece).getInt(6), piece.length);
    }

    private static long clock(byte[] piece) {
        int end = HEADER + ByteBuffer.wrap(piece).getInt(6);
        return ByteBuffer.wrap(piece).getLong(end - Long.BYTES);
    }

    private static int sampleRate(byte[] adts) {
        int[] rates = {96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000};
        return rates[(adts[2] & 0x3C) >> 2];
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
