package dev.nexus.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nexus.standalone.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root does where user namespaces are not allowed. */
class PostgresAccountTests {

    private static final long NOBODY = 65534;

    @TempDir
    Path directory;

    @BeforeEach
    void beRoot() {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
    }

    @Test
    void ownsTheDataThatItMakes() throws IOException {
        open(directory);
        var data = directory.resolve("data");
        var account = PostgresAccount.anotherAccount(NOBODY);

        new DataDirectory(data, binaries(), account).ensure(PostgresSettings.forTest(directory));

        assertThat(Files.getAttribute(data.resolve("PG_VERSION"), "unix:uid")).isEqualTo((int) NOBODY);
        assertThat(PostgresAccount.choose(data))
                .as("the data stays with its owner")
                .isEqualTo(account);
    }

    @Test
    void startsAServerOnDataThatIsAnothers() throws IOException {
        open(directory);
        var settings = PostgresSettings.forTest(directory);
        new DataDirectory(directory.resolve("data"), binaries(), PostgresAccount.anotherAccount(NOBODY))
                .ensure(settings);

        try (var server = LocalPostgres.start(settings)) {
            assertThat(Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid"))
                    .isEqualTo((int) NOBODY);
        }
    }

    @Test
    void saysWhatItCannotReach() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> PostgresAccount.anotherAccount(NOBODY).checkReach(directory))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("the account 65534 that it runs under here cannot enter " + directory)
                .hasMessageContaining("NEXUS_HOME");
    }

    private static PostgresBinaries binaries() {
        return PostgresBinaries.unpackedBelow(PostgresBinaries.sharedCache());
    }

    private static void open(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }
}
