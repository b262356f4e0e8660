package dev.nexus.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTests {

    @TempDir
    Path directory;

    @Test
    void showsOnlyWhatWasWrittenSinceItBegan() throws IOException {
        var log = Files.writeString(directory.resolve("log"), "before\n");
        var tail = LogTail.from(log);

        Files.writeString(log, "after\n", StandardOpenOption.APPEND);

        assertThat(tail.lines(10)).isEqualTo("after");
    }

    @Test
    void showsTheLastLinesOfALongLog() throws IOException {
        var log = Files.writeString(
                directory.resolve("log"),
                IntStream.range(0, 100_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));

        assertThat(new LogTail(log, 0).lines(2)).isEqualTo("line 99998\nline 99999");
    }

    @Test
    void leavesOutStackFrames() throws IOException {
        var log = Files.writeString(directory.resolve("log"), """
                Exception in thread "main" java.lang.IllegalStateException: no
                \tat Some.method(Some.java:1)
                \t... 3 more
                Caused by: the reason
                """);

        assertThat(new LogTail(log, 0).lines(10))
                .isEqualTo("Exception in thread \"main\" java.lang.IllegalStateException: no\nCaused by: the reason");
    }

    @Test
    void isEmptyWithoutALog() {
        assertThat(LogTail.from(directory.resolve("log")).lines(10)).isEmpty();
    }
}
