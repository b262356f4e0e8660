package dev.nexus.standalone.postgres;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.OwnSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's data directory: made once, never deleted, refused when another major version wrote it. */
record DataDirectory(Path path, PostgresBinaries binaries, PostgresAccount account) {

    /** Makes the directory if there is none. An interrupted attempt leaves nothing that the next one takes for data. */
    void ensure(PostgresSettings settings) {
        try {
            if (Files.exists(path.resolve("PG_VERSION"))) {
                checkVersion();
                account.takeOver(path);
            } else {
                initialise(settings);
            }
        } catch (IOException e) {
            throw new CannotStart("Cannot make PostgreSQL's data directory %s: %s.".formatted(path, e), e);
        }
    }

    private void checkVersion() throws IOException {
        var written = Files.readString(path.resolve("PG_VERSION")).strip();
        var ours = binaries.majorVersion();
        if (!written.equals(ours)) {
            throw new CannotStart(("The data in %s was written by PostgreSQL %s, and this Nexus brings PostgreSQL %s:"
                            + " run `nexus backup` with the Nexus that wrote it, move the directory away,"
                            + " and run `nexus restore` with this one.")
                    .formatted(path, written, ours));
        }
    }

    private void initialise(PostgresSettings settings) throws IOException {
        var draft = path.resolveSibling(path.getFileName() + ".new");
        Directories.delete(draft);
        Files.createDirectory(
                draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var password = path.resolveSibling("password.new");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, settings.password());
        try {
            account.takeOver(draft);
            account.takeOver(password);
            run(initdb(settings, draft, password));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(settings.directory());
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private List<String> initdb(PostgresSettings settings, Path draft, Path password) {
        var command = new ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + draft,
                "--username=" + LocalPostgres.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC",
                "--no-instructions"));
        if (!settings.durable()) {
            command.add("--no-sync");
        }
        return OwnSession.of(account.command(command));
    }

    private static void run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new CannotStart("PostgreSQL's initdb failed:\n" + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while PostgreSQL's data directory was made.", e);
        }
    }
}
