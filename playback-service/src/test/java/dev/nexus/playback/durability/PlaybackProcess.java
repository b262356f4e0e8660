package dev.nexus.playback.durability;

import dev.nexus.platform.test.server.FixedPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One replica of the service: a process of its own that can be ended and started again, always on the same port. */
final class PlaybackProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = FixedPorts.next();
    private final int managementPort = FixedPorts.next();
    private final ProcessBuilder builder;
    private Process process;
    private boolean closed;

    private PlaybackProcess(PlaybackImage image, Map<String, String> environment) {
        this.builder = new ProcessBuilder(image.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(PlaybackImage.LOGS
                        .resolve("playback-%d.log".formatted(port))
                        .toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        builder.environment().put("SPRING_GRPC_SERVER_PORT", "0");
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-playback"));
    }

    /** Begins to start a replica. */
    static PlaybackProcess start(PlaybackImage image, Map<String, String> environment) {
        return new PlaybackProcess(image, environment);
    }

    /** On the same port. Not after the end of the tests, when nobody would end it any more. */
    synchronized void startAgain() {
        if (closed) {
            throw new IllegalStateException("the replica on port %d is closed for good".formatted(port));
        }
        process = launch();
    }

    private Process launch() {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the replica says that it is ready. */
    void awaitReady() {
        Awaitility.await("replica on port " + port)
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast("it ended", () -> !process.isAlive())
                .until(this::isReady);
    }

    boolean isReady() {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/actuator/health/readiness".formatted(managementPort)))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** As by {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /**
     * Asks it to end (SIGTERM) and returns the exit code. It is 143 where nothing went wrong: the JVM's way to say that a signal
     * ended it, after all of its shutdown hooks have run.
     */
    int terminate() {
        process.destroy();
        return awaitEnd();
    }

    private int awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the replica on port %d does not end".formatted(port));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.destroyForcibly();
    }
}
