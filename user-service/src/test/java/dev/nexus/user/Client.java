package dev.nexus.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the service: a stranger, or somebody who is signed in. */
public final class Client {

    public static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final @Nullable String token;

    private Client(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    public static Client stranger(int port) {
        return new Client(port, null);
    }

    /** Somebody with a token from elsewhere. */
    public static Client bearing(int port, String authorization) {
        return new Client(port, authorization.substring("Bearer ".length()));
    }

    /** Somebody new with an account of her own, signed in. */
    public static Person somebody(int port, String name) {
        var stranger = stranger(port);
        var email = name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org";
        var account =
                stranger.post("/api/v1/accounts", Map.of("email", email, "password", PASSWORD, "displayName", name));
        assertThat(account.status()).as(account.text()).isEqualTo(201);
        var tokens = stranger.signIn(email, PASSWORD);
        return new Person(UUID.fromString(account.field("id")), email, tokens, stranger.with(tokens));
    }

    public Client with(Answer tokens) {
        return new Client(port, tokens.field("accessToken"));
    }

    public Answer signIn(String email, String password) {
        return post(
                "/api/v1/sessions",
                Map.of("email", email, "password", password, "device", Map.of("id", "phone", "name", "Phone")));
    }

    public Answer refresh(Answer tokens) {
        return post("/api/v1/sessions/refresh", Map.of("refreshToken", tokens.field("refreshToken")));
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer getIfNoneMatch(String path, String entityTag) {
        return send(request(path).header("If-None-Match", entityTag));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** A request without a body, and so without a media type. */
    public Answer postNothing(String path, String... headers) {
        var request = request(path).POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer send(String method, String path, Object body, String... headers) {
        var json = body instanceof String text ? text : JSON.writeValueAsString(body);
        var request =
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Somebody with an account. */
    public record Person(UUID id, String email, Answer tokens, Client client) {}

    /** What the service answered. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(text());
        }

        public String field(String name) {
            return json().required(name).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Holds the answer against a problem. */
        public Answer isProblem(int status, String code) {
            assertThat(text()).contains("\"code\":\"" + code + "\"");
            assertThat(status()).isEqualTo(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            return this;
        }

        public Answer is(int status) {
            assertThat(status()).as(text()).isEqualTo(status);
            return this;
        }
    }
}
