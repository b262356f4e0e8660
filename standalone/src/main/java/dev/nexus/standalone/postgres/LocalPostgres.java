package dev.nexus.standalone.postgres;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.DirectoryLock;
import dev.nexus.standalone.process.LogTail;
import dev.nexus.standalone.process.OwnSession;
import dev.nexus.standalone.process.RunningProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL server of one's own, without Docker and without an installed PostgreSQL: a child process, reached over
 * TCP on 127.0.0.1 with a password, with its data in a directory that outlives it.
 *
 * <p>It starts also as root, and on a directory whose last server or owner was killed. Only one owner at a time gets a
 * directory.
 */
public final class LocalPostgres implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    static final String HOST = "127.0.0.1";

    private static final Duration START = Duration.ofMinutes(5); // recovery after a crash may take its time

    private final PostgresSettings settings;
    private final int port;
    private final DirectoryLock lock;
    private final Process process;

    private LocalPostgres(PostgresSettings settings, int port, DirectoryLock lock, Process process) {
        this.settings = settings;
        this.port = port;
        this.lock = lock;
        this.process = process;
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @throws CannotStart in one sentence, when the directory belongs to another version or a living owner, cannot be
     *     written, or the server ends while it starts
     */
    public static LocalPostgres start(PostgresSettings settings) {
        var lock = DirectoryLock.tryTake(settings.directory())
                .orElseThrow(() -> new CannotStart(
                        "Another process runs PostgreSQL in %s: stop that one first.".formatted(settings.directory())));
        try {
            return launch(settings, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Starts a server for tests: in a temporary directory, not durable, gone with all its data on {@link #close()} or at
     * the end of this JVM. What earlier, killed test runs left behind is cleared away.
     */
    public static LocalPostgres temporary() {
        return TemporaryPostgres.start();
    }

    /** Stops the server that a killed owner left behind on a directory; returns whether nobody owns it now. */
    public static boolean stopOrphan(Path directory) {
        if (!Files.isDirectory(directory)) {
            return true;
        }
        var lock = DirectoryLock.tryTake(directory);
        lock.ifPresent(held -> {
            Postmaster.clearAway(directory.resolve("data"));
            held.close();
        });
        return lock.isPresent();
    }

    /** The JDBC URL of the database {@code postgres}, for {@link #user()} to administer the server. */
    public String url() {
        return url("postgres");
    }

    /** The JDBC URL of a database on this server, whether or not it is there. */
    public String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database);
    }

    /** The superuser's name. */
    public String user() {
        return SUPERUSER;
    }

    /** The superuser's password. */
    public String password() {
        return settings.password();
    }

    /** How an administrator reaches a database of this server. */
    public AdminAccess admin(String database) {
        return new AdminAccess(url(database), user(), password());
    }

    public int port() {
        return port;
    }

    /** The id of the server's first process. */
    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Completes when the server's process ends, whoever ended it. */
    public CompletableFuture<Void> onEnd() {
        return process.onExit().thenAccept(ended -> {});
    }

    /** Stops the server in an orderly way, or harder after a bound; the data stays. */
    @Override
    public void close() {
        if (process.isAlive()) {
            Postmaster.stop(RunningProcess.of(process.toHandle()));
        }
        lock.close();
    }

    private static LocalPostgres launch(PostgresSettings settings, DirectoryLock lock) {
        var binaries = PostgresBinaries.unpackedBelow(settings.binaries());
        var data = dataOf(settings);
        var account = PostgresAccount.choose(data);
        account.checkReach(binaries.home());
        account.checkReach(settings.directory());
        Postmaster.clearAway(data);
        new DataDirectory(data, binaries, account).ensure(settings);
        var port = settings.port() == 0 ? freePort() : settings.port();
        var tail = LogTail.from(settings.log());
        var server = new LocalPostgres(settings, port, lock, spawn(settings, data, binaries, account, port));
        server.awaitReady(tail);
        return server;
    }

    private static Path dataOf(PostgresSettings settings) {
        try {
            return settings.directory().toRealPath().resolve("data");
        } catch (IOException e) {
            throw new CannotStart("Cannot find %s: %s.".formatted(settings.directory(), e), e);
        }
    }

    private static Process spawn(
            PostgresSettings settings, Path data, PostgresBinaries binaries, PostgresAccount account, int port) {
        var command = new ArrayList<>(List.of(binaries.program("postgres").toString(), "-D", data.toString()));
        ServerOptions.of(port, settings.durable())
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var builder = new ProcessBuilder(OwnSession.of(account.command(command)))
                .directory(settings.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                // A file and not a pipe: the server must not die of a dead reader.
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        builder.environment().put("LC_ALL", "C");
        try {
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            return builder.start();
        } catch (IOException e) {
            throw new CannotStart("Cannot run PostgreSQL: %s.".formatted(e.getMessage()), e);
        }
    }

    private void awaitReady(LogTail tail) {
        var deadline = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new CannotStart("PostgreSQL ended while it started. The end of %s:\n%s"
                        .formatted(settings.log(), tail.lines(10)));
            }
            if (System.nanoTime() > deadline) {
                Postmaster.stop(RunningProcess.of(process.toHandle()));
                throw new CannotStart("PostgreSQL did not answer within %d minutes. The end of %s:\n%s"
                        .formatted(START.toMinutes(), settings.log(), tail.lines(10)));
            }
            pause();
        }
    }

    private boolean answers() {
        var properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        try (var connection = DriverManager.getConnection(url(), properties)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                close();
                throw new CannotStart(("PostgreSQL in %s does not accept the superuser's password:"
                                + " the data was made with another one.")
                        .formatted(settings.directory()));
            }
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(25));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while PostgreSQL started.", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("There is no free port on %s: %s.".formatted(HOST, e.getMessage()), e);
        }
    }
}
