package dev.nexus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** One more process of a service that runs, with the same program and the same settings but its ports. */
final class Replica implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final String SUPERVISED = "-Dnexus.home=";

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final int port = freePort();
    private final int managementPort = freePort();
    private Process process;

    private Replica(List<String> command, Map<String, String> environment, Path log) {
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.process = begin();
    }

    /** Begins one; {@link #awaitReady()} waits for it. Reads from {@code /proc} how the first one was started, so on Linux only. */
    static Replica of(RunningNexus nexus, String service, Map<String, String> changes) {
        try {
            Path first = Path.of("/proc", Long.toString(nexus.process(service).pid()));
            List<String> command = Arrays.stream(parts(first.resolve("cmdline")))
                    .filter(argument -> !argument.startsWith(SUPERVISED))
                    .toList();
            Map<String, String> environment = Arrays.stream(parts(first.resolve("environ")))
                    .map(variable -> variable.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, other) -> one, HashMap::new));
            environment.putAll(changes);
            return new Replica(command, environment, Files.createTempFile(service, ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Replica awaitReady() {
        Awaitility.await(command.getLast())
                .atMost(READY_WITHIN)
                .failFast("it has ended, and " + log + " says why", () -> !process.isAlive())
                .until(this::isReady);
        return this;
    }

    /** SIGTERM; returns what the process ended with. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end within a minute");
        }
        return process.exitValue();
    }

    void startAgain() {
        process = begin();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process begin() {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        // Any: nobody asks a replica of the tests over gRPC.
        builder.environment().put("SPRING_GRPC_SERVER_PORT", "0");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        URI readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] parts(Path file) throws IOException {
        return Files.readString(file).split("\0", 0);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
