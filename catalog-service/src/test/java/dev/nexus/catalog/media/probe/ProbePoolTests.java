package dev.nexus.catalog.media.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ProbePoolTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final AtomicInteger started = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void findsInAnotherProcessWhatIsFoundInThisOne() throws Exception {
        try (var pool = pool(ProbeMain.class, 1, LONG)) {
            for (var file : List.of(DemoBooks.fables(), DemoBooks.poems().get(0))) {
                var there = pool.probe(file);
                var here = new FileProbe().probe(file);

                assertThat(there.tags()).isEqualTo(here.tags());
                assertThat(there.chapters()).isEqualTo(here.chapters());
                assertThat(there.durationMillis()).isEqualTo(here.durationMillis());
                assertThat(there.mimeType()).isEqualTo(here.mimeType());
                assertThat(there.cover().map(picture -> picture.bytes().length))
                        .isEqualTo(here.cover().map(picture -> picture.bytes().length));
            }
            refuses(pool, Files.createFile(folder.resolve("empty.mp3")), Reason.EMPTY);
            refuses(pool, DemoBooks.poemsCover(), Reason.NOT_AUDIO);

            assertThat(started).hasValue(1);
        }
    }

    @Test
    void aFileThatCrashesTheProbeFailsAlone() throws Exception {
        try (var pool = pool(UnrulyProbe.class, 1, LONG)) {
            refuses(pool, file("crash"), Reason.PROBE_FAILED);

            assertThat(pool.probe(DemoBooks.fables()).chapters()).hasSize(5);
        }
    }

    @Test
    void aFileThatHangsTheProbeFailsAlone() throws Exception {
        try (var pool = pool(UnrulyProbe.class, 1, Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> pool.probe(file("hang"))).hasMessageContaining("longer than 5.0 s");

            assertThat(pool.probe(DemoBooks.fables()).chapters()).hasSize(5);
        }
    }

    @Test
    void aFileThatTakesAllMemoryFailsAlone() throws Exception {
        try (var pool = pool(UnrulyProbe.class, 1, LONG)) {
            assertThatThrownBy(() -> pool.probe(file("greedy")))
                    .isInstanceOf(UnreadableAudio.class)
                    .hasMessageContaining("512 MB");

            assertThat(pool.probe(DemoBooks.fables()).chapters()).hasSize(5);
        }
    }

    @Test
    void probesSeveralAtOnceInAsManyProcesses() throws Exception {
        try (var pool = pool(ProbeMain.class, 2, LONG);
                var threads = Executors.newFixedThreadPool(4)) {
            var probing = Stream.generate(() -> (Callable<Long>)
                            () -> pool.probe(DemoBooks.fables()).durationMillis())
                    .limit(12)
                    .toList();
            for (var probed : threads.invokeAll(probing)) {
                assertThat(probed.get()).isPositive();
            }
            assertThat(started).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void replacesAProcessThatHasServedItsTime() throws Exception {
        var limits = new ProbeProperties(1, LONG, DataSize.ofMegabytes(512), 1);
        try (var pool = new ProbePool(limits, () -> start(ProbeMain.class))) {
            pool.probe(DemoBooks.fables());
            pool.probe(DemoBooks.fables());

            assertThat(started).hasValue(2);
        }
    }

    @Test
    void aProbeThatCannotStartSaysNothingOfTheFile() throws Exception {
        try (var pool = pool(String.class, 1, LONG)) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> pool.probe(DemoBooks.fables()));
        }
    }

    private ProbePool pool(Class<?> main, int processes, Duration timeout) {
        return new ProbePool(
                new ProbeProperties(processes, timeout, DataSize.ofMegabytes(512), 1_000), () -> start(main));
    }

    private Process start(Class<?> main) throws IOException {
        started.incrementAndGet();
        return ProbeCommand.start(main);
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    private static void refuses(ProbePool pool, Path file, Reason reason) {
        assertThatExceptionOfType(UnreadableAudio.class)
                .isThrownBy(() -> pool.probe(file))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
