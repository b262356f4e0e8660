package dev.nexus.catalog.ingest;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRootTests {

    @TempDir
    Path folder;

    @Test
    void saysThatAFileHasGone() {
        var root = root(folder);

        assertThatExceptionOfType(BadFile.class)
                .isThrownBy(() -> root.open("gone.mp3"))
                .returns(CatalogProblem.FILE_GONE, BadFile::problem);
    }

    @Test
    void saysThatAFileHasGoneThatBecameALink() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.mp3"), Files.createFile(folder.resolve("a.mp3")));
        var root = root(folder);

        assertThatExceptionOfType(BadFile.class)
                .isThrownBy(() -> root.open("link.mp3"))
                .returns(CatalogProblem.FILE_GONE, BadFile::problem);
    }

    @Test
    void doesNotBlameTheFileWhenTheWholeRootIsAway() {
        var root = root(folder.resolve("not-mounted"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> root.open("a.mp3"))
                .returns(CatalogProblem.FOLDER_IMPORTS_OFF, ProblemException::type);
    }

    private static ImportRoot root(Path folder) {
        return new ImportRoot(
                new IngestProperties(folder, 0, Duration.ofSeconds(1), Duration.ofSeconds(20), 5, Duration.ofDays(1)));
    }
}
