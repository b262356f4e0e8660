package dev.nexus.standalone.postgres;

import dev.nexus.standalone.process.DirectoryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A server in a directory of its own below the system's temporary directory, cleared away with it. */
final class TemporaryPostgres {

    private static final String PREFIX = "nexus-postgres-";

    private TemporaryPostgres() {}

    static LocalPostgres start() {
        leftBehind().forEach(TemporaryPostgres::clearAway);
        try {
            var directory = Files.createTempDirectory(PREFIX);
            // Entered by the account that a root without user namespaces has to become; the data itself stays private.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            var server = LocalPostgres.start(PostgresSettings.forTest(directory));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory), "stop-postgres"));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary directory", e);
        }
    }

    private static void stop(LocalPostgres server, Path directory) {
        server.close();
        Directories.delete(directory);
    }

    private static List<Path> leftBehind() {
        try (var entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(Files::isWritable)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the temporary directory", e);
        }
    }

    /** Only a directory that no living process owns is cleared; its owner had no chance to do it. */
    private static void clearAway(Path directory) {
        DirectoryLock.tryTake(directory).ifPresent(lock -> {
            Postmaster.clearAway(directory.resolve("data"));
            lock.close();
            Directories.delete(directory);
        });
    }
}
