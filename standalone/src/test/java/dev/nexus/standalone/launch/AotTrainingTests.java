package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotTrainingTests {

    @TempDir
    Path directory;

    @Test
    void writesACacheThatTheJvmTakes() {
        var cache = directory.resolve("app-1.aot");

        var written = new AotTraining(List.of(run(cache, "-version")), this::log).writeAll();

        assertThat(written).isEqualTo(1);
        assertThat(cache).isNotEmptyFile();
        assertThat(directory.resolve("app-draft.aot")).doesNotExist();
    }

    @Test
    void leavesNoCacheOfAProgramThatFails() {
        var cache = directory.resolve("app-1.aot");

        var written = new AotTraining(List.of(run(cache, "-no-such-option")), this::log).writeAll();

        assertThat(written).isZero();
        assertThat(cache).doesNotExist();
    }

    @Test
    void endsAtOnceWhenItIsStopped() {
        var cache = directory.resolve("app-1.aot");
        var lingering = Lingering.command("-Dlingers=true");
        var training = new AotTraining(List.of(new AotTraining.Run("app", lingering, Map.of(), cache)), this::log);
        var written = CompletableFuture.supplyAsync(training::writeAll);
        await().until(() -> log("aot-app").toFile().exists());

        training.stop();

        assertThat(written.join()).isZero();
        assertThat(cache).doesNotExist();
    }

    private AotTraining.Run run(Path cache, String argument) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new AotTraining.Run("app", List.of(java, argument), Map.of("PATH", System.getenv("PATH")), cache);
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }
}
