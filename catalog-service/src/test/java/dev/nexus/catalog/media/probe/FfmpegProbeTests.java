package dev.nexus.catalog.media.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.media.FileChapter;
import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegProbeTests {

    private final FfmpegProbe probe = new FfmpegProbe();

    @TempDir
    Path folder;

    @Test
    void readsFormatDurationAndChaptersOfAnM4b() {
        var found = probe.probe(DemoBooks.fables());

        assertThat(found.mimeType()).isEqualTo("audio/mp4");
        assertThat(found.durationMillis()).isBetween(211_000L, 212_000L);
        assertThat(found.chapters())
                .extracting(FileChapter::title)
                .containsExactly(
                        "The Lion and the Mouse",
                        "The Hare and the Tortoise",
                        "The Fox and the Grapes",
                        "The Crow and the Pitcher",
                        "The North Wind and the Sun");
        assertThat(found.chapters().get(1).startMillis()).isEqualTo(50_983);
    }

    @Test
    void readsTagsOfAnM4b() {
        var tags = probe.probe(DemoBooks.fables()).tags();

        assertThat(tags.first("title")).contains("Five Fables of Aesop");
        assertThat(tags.first("composer")).contains("Espeak Ng");
        assertThat(tags.first("show")).contains("Nexus Demo Readings");
        assertThat(tags.first("language")).contains("eng");
    }

    @Test
    void readsTheEmbeddedCover() {
        var cover = probe.probe(DemoBooks.fables()).cover();

        assertThat(cover).hasValueSatisfying(picture -> {
            assertThat(picture.mimeType()).isEqualTo("image/jpeg");
            assertThat(picture.bytes()).hasSizeGreaterThan(5_000);
        });
    }

    @Test
    void readsAnMp3() {
        var found = probe.probe(DemoBooks.poems().get(1));

        assertThat(found.mimeType()).isEqualTo("audio/mpeg");
        assertThat(found.durationMillis()).isBetween(67_000L, 68_500L);
        assertThat(found.tags().first("album_artist")).contains("Charlotte Brontë; Emily Brontë; Anne Brontë");
        assertThat(found.tags().first("series-part")).contains("2");
        assertThat(found.tags().first("language")).contains("eng");
        assertThat(found.chapters()).isEmpty();
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        refuses(file("empty.m4b", new byte[0]), Reason.EMPTY);
    }

    @Test
    void refusesText() throws IOException {
        refuses(
                file("notes.mp3", "This is no audio.\n".repeat(5_000).getBytes(StandardCharsets.UTF_8)),
                Reason.NOT_AUDIO);
    }

    @Test
    void refusesNoise() throws IOException {
        byte[] noise = new byte[500_000];
        new Random(7).nextBytes(noise);

        refuses(file("noise.mp3", noise), Reason.NOT_AUDIO);
    }

    @Test
    void refusesAPicture() {
        refuses(DemoBooks.poemsCover(), Reason.NOT_AUDIO);
    }

    @Test
    void refusesAPlaylistThatNamesOtherFiles() throws IOException {
        String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n"
                + DemoBooks.poems().getFirst().toAbsolutePath() + "\n#EXT-X-ENDLIST\n";

        refuses(file("list.m3u8", playlist.getBytes(StandardCharsets.UTF_8)), Reason.NOT_AUDIO);
    }

    @Test
    void refusesAnM4bWhoseAudioEndsEarly() throws IOException {
        byte[] whole = DemoBooks.bytes(DemoBooks.fables());

        refuses(file("half.m4b", Arrays.copyOf(whole, whole.length / 2)), Reason.TRUNCATED);
        refuses(file("all-but-one.m4b", Arrays.copyOf(whole, whole.length - 1)), Reason.TRUNCATED);
    }

    @Test
    void refusesAnM4bWithoutIndex() throws IOException {
        byte[] whole = DemoBooks.bytes(DemoBooks.fables());

        refuses(file("head.m4b", Arrays.copyOf(whole, 28)), Reason.TRUNCATED);
    }

    @Test
    void refusesAnMp3ThatPromisesMoreThanItsBytesCanHold() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src", "test", "resources", "audio", "tone.mp3"));
        int frames = indexOf(whole, "Info") + 8;
        ByteBuffer.wrap(whole).putInt(frames, Integer.MAX_VALUE);

        refuses(file("years.mp3", whole), Reason.TRUNCATED);
    }

    @Test
    void survivesEveryDamageToAnIndex() throws IOException {
        byte[] whole = DemoBooks.bytes(DemoBooks.fables());
        var random = new Random(42);

        for (int round = 0; round < 50; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 40; i++) {
                damaged[random.nextInt(20_000)] = (byte) random.nextInt();
            }
            Path file = file("damaged-" + round + ".m4b", damaged);
            try {
                assertThat(probe.probe(file).durationMillis()).isPositive();
            } catch (UnreadableAudio refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    private void refuses(Path file, Reason reason) {
        assertThatExceptionOfType(UnreadableAudio.class)
                .isThrownBy(() -> probe.probe(file))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
