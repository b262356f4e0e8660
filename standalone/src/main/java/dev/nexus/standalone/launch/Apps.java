package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.LogTail;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Unpacks the built services into the data directory, each build once, and throws away what earlier builds left. */
final class Apps {

    private final Installation installation;
    private final JavaProgram java;

    Apps(Installation installation, JavaProgram java) {
        this.installation = installation;
        this.java = java;
    }

    /** Returns the service as it was last built. */
    App current(AppService service) {
        var built = built(service);
        try {
            var directory = installation.apps().resolve(service.module() + "-" + fingerprint(built));
            if (!Files.isDirectory(directory)) {
                unpack(service, built, directory);
            }
            return new App(service, directory.resolve(built.getFileName()));
        } catch (IOException e) {
            throw new CannotStart("Cannot unpack %s: %s.".formatted(built, e), e);
        }
    }

    /** Deletes the launcher's own unpacked copies except the running one; {@code ./nexus} makes them. */
    void deleteOldLaunchers(Path running) {
        try {
            for (var copy : directories("standalone")) {
                if (!running.startsWith(copy)) {
                    delete(copy);
                }
            }
        } catch (IOException e) {
            throw new CannotStart("Cannot tidy %s: %s.".formatted(installation.apps(), e), e);
        }
    }

    private Path built(AppService service) {
        var target = installation.checkout().resolve(service.module()).resolve("target");
        try (var jars = Files.newDirectoryStream(target, service.module() + "-*-app.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            // there is no target directory either
        }
        throw new CannotStart(
                "%s is not built: run `mvn package`, or `./nexus up`, which does it.".formatted(service.module()));
    }

    private void unpack(AppService service, Path built, Path directory) throws IOException {
        var draft = installation.apps().resolve("unpacking-" + service.module());
        delete(draft);
        var log = installation.log("unpack");
        var process = new ProcessBuilder(
                        java.program(),
                        "-Djarmode=tools",
                        "-jar",
                        built.toString(),
                        "extract",
                        "--destination",
                        draft.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new CannotStart("Cannot unpack %s:\n%s".formatted(built, new LogTail(log, 0).lines(10)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while " + built + " was unpacked.", e);
        }
        for (var old : directories(service.module())) {
            delete(old);
        }
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> directories(String name) throws IOException {
        try (var all = Files.list(installation.apps())) {
            return all.filter(entry -> entry.getFileName().toString().startsWith(name + "-"))
                    .toList();
        }
    }

    /** The build is reproducible: the same sources give the same bytes, and a changed byte gives another directory. */
    private static String fingerprint(Path jar) throws IOException {
        var crc = new CRC32();
        try (var bytes = new CheckedInputStream(new BufferedInputStream(Files.newInputStream(jar), 1 << 16), crc)) {
            bytes.skip(Long.MAX_VALUE);
        }
        return Long.toHexString(crc.getValue());
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var entries = Files.walk(directory)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
