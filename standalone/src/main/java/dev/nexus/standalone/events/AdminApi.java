package dev.nexus.standalone.events;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway, as somebody who is signed in sees it. */
final class AdminApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI url;
    private final @Nullable String token;

    private AdminApi(URI url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * The gateway as a stranger sees it.
     *
     * @param url where it is; https, or on this machine: a token is sent there
     */
    static AdminApi at(String url) {
        try {
            URI parsed = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (parsed.getHost() == null
                    || !("http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()))) {
                throw CommandFailed.wrongUse(
                        "NEXUS_URL is %s, but must be a URL such as https://nexus.example.org.".formatted(url));
            }
            if ("http".equals(parsed.getScheme()) && !THIS_MACHINE.contains(parsed.getHost())) {
                throw CommandFailed.wrongUse(
                        "NEXUS_URL is %s, but must begin with https: a token is sent there.".formatted(url));
            }
            return new AdminApi(parsed, null);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.wrongUse("NEXUS_URL is %s, which is no URL.".formatted(url));
        }
    }

    AdminApi with(String accessToken) {
        return new AdminApi(url, accessToken);
    }

    /** What was answered, whatever it is. */
    record Answer(int status, JsonNode body) {

        boolean isDone() {
            return status / 100 == 2;
        }

        String code() {
            return body.path("code").asString("");
        }

        /** The problem in words. */
        String words() {
            String detail = body.path("detail").asString("");
            String title = body.path("title").asString("the answer is HTTP " + status);
            return detail.isEmpty() ? title + "." : title + ": " + detail;
        }
    }

    JsonNode get(String path) {
        return done(send("GET", path, null));
    }

    /** What is at a path; empty where nothing is. */
    Optional<JsonNode> find(String path) {
        Answer answer = send("GET", path, null);
        return answer.status() == 404 ? Optional.empty() : Optional.of(done(answer));
    }

    JsonNode post(String path, @Nullable Map<String, ?> body) {
        return done(send("POST", path, body));
    }

    JsonNode delete(String path) {
        return done(send("DELETE", path, null));
    }

    static JsonNode done(Answer answer) {
        if (answer.isDone()) {
            return answer.body();
        }
        boolean notAllowed = answer.status() == 401 || answer.status() == 403;
        throw new CommandFailed(notAllowed ? ExitCode.NOT_ALLOWED : ExitCode.FAILED, answer.words());
    }

    Answer send(String method, String path, @Nullable Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (ConnectException e) {
            throw new CommandFailed(
                    ExitCode.AWAY,
                    "Nobody answers at %s: start Nexus, or say where it is with NEXUS_URL.".formatted(url));
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.AWAY, "%s did not answer: %s".formatted(url, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(ExitCode.FAILED, "Interrupted.");
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
