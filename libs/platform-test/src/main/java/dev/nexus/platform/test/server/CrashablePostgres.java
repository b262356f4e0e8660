package dev.nexus.platform.test.server;

import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.LocalPostgres;
import dev.nexus.standalone.postgres.PostgresSettings;
import dev.nexus.standalone.postgres.SchemaBootstrap;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL of a test's own that can be killed with -9 and started again on the same data, and that writes every commit to the
 * disk. It is a child of the tests' JVM, because a killed postmaster whose parent does not ask for it stays a zombie.
 */
public final class CrashablePostgres implements AutoCloseable {

    private final PostgresSettings settings;
    private final AdminAccess database;
    private LocalPostgres server;
    private boolean closed;

    private CrashablePostgres(PostgresSettings settings) {
        this.settings = settings;
        this.server = LocalPostgres.start(settings);
        this.database = server.admin("nexus");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-crashable-postgres"));
    }

    /** A new server with one database, ready for every service. */
    public static CrashablePostgres start() {
        try {
            Path directory = Files.createTempDirectory("nexus-crashable-postgres-");
            // Entered by the account that a root without user namespaces has to become.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            CrashablePostgres postgres = new CrashablePostgres(
                    PostgresSettings.in(directory, UUID.randomUUID().toString()).withPort(FixedPorts.next()));
            SchemaBootstrap.prepare(
                    postgres.database,
                    Arrays.stream(ServiceSchema.values())
                            .collect(Collectors.toMap(Function.identity(), schema -> TestPostgres.PASSWORD)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for a test", e);
        }
    }

    /** The database, on a port that stays the same. */
    public AdminAccess database() {
        return database;
    }

    /** The properties by which a service reaches its schema. */
    public Map<String, String> properties(ServiceSchema schema) {
        return Map.of(
                "NEXUS_DATABASE_URL", database.url(),
                "NEXUS_DATABASE_USER", schema.role(),
                "NEXUS_DATABASE_PASSWORD", TestPostgres.PASSWORD);
    }

    /** Ends the server and all of its processes at once, as by {@code kill -9}. */
    public void kill() {
        ProcessHandle postmaster = ProcessHandle.of(server.pid()).orElseThrow();
        // The postmaster first: it would start again what it sees end.
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        server.onEnd().orTimeout(10, TimeUnit.SECONDS).join();
        server.close();
    }

    /** Starts the server on what is on the disk. */
    public synchronized void startAgain() {
        if (closed) {
            throw new IllegalStateException("the server is closed for good");
        }
        server = LocalPostgres.start(settings);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.close();
        try (Stream<Path> files = Files.walk(settings.directory())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
