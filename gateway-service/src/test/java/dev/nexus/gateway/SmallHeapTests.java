package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process of its own, with a heap that could not hold one of the files. */
@TestInstance(Lifecycle.PER_CLASS)
class SmallHeapTests {

    private static final String HEAP = "-Xmx64m";
    private static final long FILE = 300_000_000;
    private static final int AT_ONCE = 2;

    private final FakeBackend catalog = new FakeBackend("catalog");
    private final Path log;
    private final Process gateway;
    private final Caller caller;

    SmallHeapTests(@TempDir Path directory) throws IOException {
        log = directory.resolve("gateway.log");
        gateway = start();
        try {
            caller = new Caller(port());
        } catch (RuntimeException | Error failure) {
            gateway.destroyForcibly();
            throw failure;
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName());
        var environment = builder.environment();
        environment.put("SERVER_PORT", "0");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", "0");
        environment.put("NEXUS_JWKS_URL", TestTokens.jwksUrl());
        environment.put("NEXUS_CATALOG_URL", catalog.url());
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** The port that it found free, as it says in its log. */
    private int port() {
        var said = Pattern.compile("Tomcat started on port (\\d+)");
        return await().atMost(Duration.ofSeconds(90))
                .failFast(() -> assertThat(gateway.isAlive()).as(log()).isTrue())
                .until(() -> said.matcher(log()).results().findFirst(), Optional::isPresent)
                .map(match -> Integer.parseInt(match.group(1)))
                .orElseThrow();
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterAll
    void stop() {
        gateway.destroyForcibly();
        catalog.stop();
    }

    @Test
    void passesLargeFilesInBothDirectionsAtOnce() throws Exception {
        // Given
        var expected = Noise.checkSum(new Noise(FILE));
        catalog.answer("/api/v1/files/1/content", exchange -> {
            exchange.sendResponseHeaders(200, FILE);
            new Noise(FILE).transferTo(exchange.getResponseBody());
        });
        catalog.answer("/api/v1/libraries/1/imports", exchange -> {
            var sum = Noise.checkSum(exchange.getRequestBody());
            FakeBackend.text(exchange, 202, "text/plain", Long.toString(sum));
        });

        // When
        var transfers = new ArrayList<Callable<Long>>();
        for (var transfer = 0; transfer < AT_ONCE; transfer++) {
            transfers.add(
                    () -> Noise.checkSum(caller.send(caller.to("/api/v1/files/1/content"), BodyHandlers.ofInputStream())
                            .body()));
            transfers.add(() -> Long.valueOf(caller.send(caller.to("/api/v1/libraries/1/imports")
                            .POST(BodyPublishers.ofInputStream(() -> new Noise(FILE))))
                    .body()));
        }
        var sums = new ArrayList<Long>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sum : executor.invokeAll(transfers)) {
                sums.add(sum.get());
            }
        }

        // Then
        assertThat(sums).hasSize(2 * AT_ONCE).containsOnly(expected);
        assertThat(gateway.isAlive()).isTrue();
    }
}
