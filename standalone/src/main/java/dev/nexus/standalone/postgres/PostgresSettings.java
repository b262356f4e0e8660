package dev.nexus.standalone.postgres;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * How a {@link LocalPostgres} runs.
 *
 * @param directory where it keeps its data, in {@code data/}; made when it is not there
 * @param binaries where PostgreSQL's programs are unpacked to
 * @param log the file that PostgreSQL's own log is appended to
 * @param port the TCP port on 127.0.0.1; 0 takes a free one
 * @param password the superuser's password; it is set when the data directory is made and has to stay the same
 * @param durable whether a commit is on disk before it is answered; false is for tests alone
 */
public record PostgresSettings(Path directory, Path binaries, Path log, int port, String password, boolean durable) {

    public PostgresSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is %d but must be 0 to 65535".formatted(port));
        }
        if (password.isBlank()) {
            throw new IllegalArgumentException("password is blank but the superuser needs one");
        }
        directory = directory.toAbsolutePath().normalize();
    }

    /** Settings for data that matters: durable, on a free port, with the log beside the data. */
    public static PostgresSettings in(Path directory, String password) {
        return new PostgresSettings(
                directory, PostgresBinaries.sharedCache(), directory.resolve("postgres.log"), 0, password, true);
    }

    /** Settings for a test: not durable, on a free port, with a password of its own. */
    public static PostgresSettings forTest(Path directory) {
        return in(directory, randomPassword()).withDurable(false);
    }

    public PostgresSettings withPort(int newPort) {
        return new PostgresSettings(directory, binaries, log, newPort, password, durable);
    }

    public PostgresSettings withBinaries(Path newBinaries) {
        return new PostgresSettings(directory, newBinaries, log, port, password, durable);
    }

    public PostgresSettings withLog(Path newLog) {
        return new PostgresSettings(directory, binaries, newLog, port, password, durable);
    }

    public PostgresSettings withDurable(boolean newDurable) {
        return new PostgresSettings(directory, binaries, log, port, password, newDurable);
    }

    @Override
    public String toString() {
        return "PostgresSettings[directory=%s, port=%d, durable=%s]".formatted(directory, port, durable);
    }

    private static String randomPassword() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
