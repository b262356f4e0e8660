package dev.nexus.catalog.media.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nexus.catalog.media.FileChapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags made byte by byte, in front of the sound of a small file. */
class Id3ChaptersTests {

    private static final Path TONE = Path.of("src", "test", "resources", "audio", "tone.mp3");
    private static final int HEADER = 10;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void readsChaptersOfBothVersionsInTheOrderOfTheirTimes(int version) throws IOException {
        var file = file(version, chapter(version, "b", 1_000, 2_000, "High"), chapter(version, "a", 0, 1_000, "Löw"));

        assertThat(new FileProbe().probe(file).chapters())
                .extracting(FileChapter::title, FileChapter::startMillis)
                .containsExactly(tuple("Löw", 0L), tuple("High", 1_000L));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void isNotConfusedByATableOfContentsOfTheWrongSize(int version) throws IOException {
        byte[] wrong = frame(version, "CTOC", new byte[] {'t', 0, 3, 99, 'a', 0});
        var file = file(
                version, wrong, chapter(version, "a", 0, 1_000, "Low"), chapter(version, "b", 1_000, 2_000, "High"));

        assertThat(new FileProbe().probe(file).chapters())
                .extracting(FileChapter::title)
                .containsExactly("Low", "High");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void readsLongTitles(int version) throws IOException {
        var file =
                file(version, chapter(version, "a", 0, 2_000, "Long ".repeat(60).strip()));

        assertThat(Id3Chapters.read(file, 2_000).getFirst().title()).hasSize(299);
    }

    @Test
    void readsSizesOfEightBitsInATagOfVersionFour() throws IOException {
        byte[] chapter = chapter(3, "a", 0, 1_000, "Long ".repeat(60).strip());
        var file = file(4, chapter, chapter(4, "b", 1_000, 2_000, "High"));

        assertThat(Id3Chapters.read(file, 2_000))
                .extracting(FileChapter::startMillis)
                .containsExactly(0L, 1_000L);
    }

    @Test
    void cutsChaptersAtTheEndOfTheAudio() throws IOException {
        var file = file(4, chapter(4, "a", 0, 1_000, "Low"), chapter(4, "b", 1_000, 900_000, "High"));

        assertThat(Id3Chapters.read(file, 2_000))
                .extracting(FileChapter::endMillis)
                .containsExactly(1_000L, 2_000L);
    }

    @Test
    void anyDamageLeavesAFileWithoutChaptersAtWorst() throws IOException {
        byte[] whole =
                Files.readAllBytes(file(4, chapter(4, "a", 0, 1_000, "Low"), chapter(4, "b", 1_000, 2_000, "High")));
        var random = new Random(3);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(120)] = (byte) random.nextInt();
            }
            assertThat(Id3Chapters.read(Files.write(folder.resolve("damaged.mp3"), damaged), 2_000))
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    private Path file(int version, byte[]... frames) throws IOException {
        var tag = new ByteArrayOutputStream();
        for (var frame : frames) {
            tag.writeBytes(frame);
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {'I', 'D', '3', (byte) version, 0, 0});
        file.writeBytes(size(4, tag.size()));
        file.writeBytes(tag.toByteArray());
        byte[] tone = Files.readAllBytes(TONE);
        file.writeBytes(Arrays.copyOfRange(tone, HEADER + unsynced(tone), tone.length));
        return Files.write(folder.resolve("tagged.mp3"), file.toByteArray());
    }

    private static byte[] chapter(int version, String id, int start, int end, String title) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
        body.write(0);
        body.writeBytes(ByteBuffer.allocate(16)
                .putInt(start)
                .putInt(end)
                .putInt(-1)
                .putInt(-1)
                .array());
        var text = new ByteArrayOutputStream();
        text.write(1);
        text.writeBytes(title.getBytes(StandardCharsets.UTF_16));
        body.writeBytes(frame(version, "TIT2", text.toByteArray()));
        return frame(version, "CHAP", body.toByteArray());
    }

    private static byte[] frame(int version, String id, byte[] body) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(size(version, body.length));
        frame.writeBytes(new byte[2]);
        frame.writeBytes(body);
        return frame.toByteArray();
    }

    /** Sizes of frames have seven bits a byte from version 2.4 on. */
    private static byte[] size(int version, int size) {
        int bits = version == 4 ? 7 : 8;
        int mask = version == 4 ? 0x7F : 0xFF;
        return new byte[] {
            (byte) ((size >> (3 * bits)) & mask),
            (byte) ((size >> (2 * bits)) & mask),
            (byte) ((size >> bits) & mask),
            (byte) (size & mask)
        };
    }

    private static int unsynced(byte[] file) {
        return (file[6] << 21) | (file[7] << 14) | (file[8] << 7) | file[9];
    }
}
