package dev.nexus.playback.durability;

import dev.nexus.platform.test.TestTokens;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app of one listener, as it meets the server. */
final class App {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String authorization;

    App(UUID listener) {
        this.authorization = TestTokens.bearer(listener);
    }

    /** What became of an attempt. */
    sealed interface Attempt {

        /** There is an answer, of whatever kind. */
        record Answered(int status, JsonNode body) implements Attempt {}

        /** Nobody took the connection, so nothing was sent. */
        record NotSent() implements Attempt {}

        /** The connection ended before there was an answer. */
        record Broken(IOException why) implements Attempt {}
    }

    Attempt send(URI replica, Exchange exchange) {
        var request = HttpRequest.newBuilder(replica.resolve("/api/v1/me/progress/reports"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(1))
                .POST(HttpRequest.BodyPublishers.ofString(exchange.body()))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Attempt.Answered(answer.statusCode(), json(answer.body()));
        } catch (ConnectException e) {
            return new Attempt.NotSent();
        } catch (IOException e) {
            return new Attempt.Broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
