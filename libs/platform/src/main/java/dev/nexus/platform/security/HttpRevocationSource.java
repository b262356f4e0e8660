package dev.nexus.platform.security;

import dev.nexus.platform.web.WholeAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** The list behind a URL. Time and size are bounded; an unchanged list costs an empty answer. */
final class HttpRevocationSource implements RevocationSource, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI url;
    private Optional<String> entityTag = Optional.empty();

    HttpRevocationSource(URI url) {
        this.url = url;
    }

    @Override
    public Optional<RevocationList> read() {
        var request = HttpRequest.newBuilder(url);
        entityTag.ifPresent(tag -> request.header("If-None-Match", tag));
        try {
            var response = WholeAnswer.to(
                    client, request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES), TIMEOUT);
            if (response.statusCode() == 304) {
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the answer was " + response.statusCode());
            }
            var list = JSON.readValue(response.body(), RevocationList.class);
            entityTag = response.headers().firstValue("ETag");
            return Optional.of(list);
        } catch (IOException failure) {
            throw new UncheckedIOException("no answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
