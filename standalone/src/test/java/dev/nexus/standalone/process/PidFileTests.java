package dev.nexus.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTests {

    @TempDir
    Path directory;

    @Test
    void findsTheProcessThatItRemembers() {
        var file = new PidFile(directory.resolve("this.pid"));

        file.write(ProcessHandle.current());

        assertThat(file.process()).hasValueSatisfying(found -> assertThat(found.pid())
                .isEqualTo(ProcessHandle.current().pid()));
    }

    @Test
    void doesNotTakeALaterProcessWithTheSameIdForIt() throws IOException {
        var file = new PidFile(directory.resolve("this.pid"));
        var anHourAgo = Instant.now().minusSeconds(3600).toEpochMilli();
        Files.writeString(file.path(), ProcessHandle.current().pid() + "\n" + anHourAgo + "\n");

        assertThat(file.process()).isEmpty();
    }

    @Test
    void findsNothingWhenTheProcessHasEnded() throws Exception {
        var file = new PidFile(directory.resolve("this.pid"));
        var process = new ProcessBuilder("sleep", "60").start();
        file.write(process.toHandle());

        process.destroyForcibly().waitFor();

        assertThat(file.process()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12", "abc\ndef\n", "-1\n5\n", "1\n2\n3\n"})
    void findsNothingInAFileThatWasCutOff(String content) throws IOException {
        var file = new PidFile(directory.resolve("this.pid"));
        Files.writeString(file.path(), content);

        assertThat(file.process()).isEmpty();
    }
}
