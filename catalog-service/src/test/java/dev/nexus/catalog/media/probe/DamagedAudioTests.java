package dev.nexus.catalog.media.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.media.FileChapter;
import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.util.unit.DataSize;

/** Files of every format that something has happened to, through the processes that probe in earnest. */
class DamagedAudioTests {

    private static final Path AUDIO = Path.of("src", "test", "resources", "audio");

    /** 100 bits a second. */
    private static final long LONGEST_MILLIS_A_BYTE = 80;

    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final ProbePool POOL =
            new ProbePool(new ProbeProperties(1, Duration.ofSeconds(5), DataSize.ofMegabytes(512), 1_000_000), () -> {
                STARTED.incrementAndGet();
                return ProbeCommand.start();
            });

    private static Path file = Path.of("");

    @BeforeContainer
    static void thereIsAFile() throws IOException {
        file = Files.createTempFile("damaged", null);
    }

    @AfterContainer
    static void endTheProbe() throws IOException {
        POOL.close();
        Files.delete(file);
    }

    @Property(tries = 700)
    void areReadSensiblyOrRefused(@ForAll("files") String name, @ForAll("damages") Damage damage) throws IOException {
        Files.write(file, damage.to(Files.readAllBytes(AUDIO.resolve(name))));

        probe().ifPresent(DamagedAudioTests::isSane);

        assertThat(STARTED)
                .as("processes, of which one dies with whatever is not foreseen")
                .hasValue(1);
    }

    @Property(tries = 300)
    void areCutOrRefused(@ForAll("segmented") String name, @ForAll("damages") Damage damage) throws IOException {
        Files.write(file, damage.to(Files.readAllBytes(AUDIO.resolve(name))));

        segment().ifPresent(bytes -> assertThat(bytes).hasSizeBetween(1, 100_000));

        assertThat(STARTED).hasValue(1);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of("tone.flac", "tone.ogg", "tone.opus", "tone.mka", "tone.weba", "tone.mp3", "tone.m4a");
    }

    @Provide
    Arbitrary<String> segmented() {
        return Arbitraries.of("tone.mp3", "tone.m4a");
    }

    @Provide
    Arbitrary<Damage> damages() {
        return Damage.any();
    }

    private static void isSane(ProbedFile found) {
        assertThat(found.durationMillis()).isBetween(1L, (file.toFile().length() + 1) * LONGEST_MILLIS_A_BYTE);
        assertThat(found.mimeType()).startsWith("audio/");
        assertThat(found.chapters())
                .extracting(FileChapter::startMillis)
                .isSorted()
                .allMatch(start -> start >= 0);
        assertThat(found.chapters())
                .allMatch(chapter ->
                        chapter.endMillis() > chapter.startMillis() && chapter.endMillis() <= found.durationMillis());
    }

    private static Optional<ProbedFile> probe() {
        try {
            return Optional.of(POOL.probe(file));
        } catch (UnreadableAudio refused) {
            isDeclared(refused);
            return Optional.empty();
        }
    }

    private static Optional<byte[]> segment() {
        try {
            return Optional.of(POOL.segment(file, 500, 1_500));
        } catch (UnreadableAudio refused) {
            isDeclared(refused);
            return Optional.empty();
        }
    }

    private static void isDeclared(UnreadableAudio refused) {
        assertThat(refused.getMessage()).isNotBlank().doesNotContain(file.toString());
        assertThat(refused.reason()).isNotEqualTo(Reason.PROBE_FAILED);
    }
}
