package dev.nexus.standalone.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A JVM of its own that starts a {@link LocalPostgres} and waits, so that a test can kill it. */
record OwnerProcess(Process jvm, long postgresPid, Path directory) {

    static OwnerProcess start(Path directory, String password) throws IOException {
        return run(List.of(directory.toString(), password));
    }

    static OwnerProcess startTemporary() throws IOException {
        return run(List.of());
    }

    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    private static OwnerProcess run(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OwnerProcess.class.getName()));
        command.addAll(arguments);
        var jvm = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new BufferedReader(jvm.inputReader(StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                var words = line.split(" ", 3);
                return new OwnerProcess(jvm, Long.parseLong(words[1]), Path.of(words[2]));
            }
        }
        throw new IOException("The owner ended with " + jvm.onExit().join().exitValue());
    }

    public static void main(String[] arguments) throws Exception {
        var server = arguments.length == 0
                ? LocalPostgres.temporary()
                : LocalPostgres.start(PostgresSettings.in(Path.of(arguments[0]), arguments[1]));
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            var data = Path.of(rows.getString(1));
            statement.execute("create table book as select 'written by the owner' as title");
            System.out.println("ready " + server.pid() + " " + Objects.requireNonNull(data.getParent()));
        }
        Thread.currentThread().join();
    }
}
