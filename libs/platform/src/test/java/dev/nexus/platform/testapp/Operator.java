package dev.nexus.platform.testapp;

import dev.nexus.platform.test.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks a service over HTTP. */
public final class Operator {

    private final int port;
    private final String authorization;

    private Operator(int port, String authorization) {
        this.port = port;
        this.authorization = authorization;
    }

    /** What came back. */
    public record Answer(int status, @Nullable String body) {

        /** The body as JSON. */
        public JsonNode json() {
            return JsonMapper.shared().readTree(String.valueOf(body));
        }
    }

    /** Who administers the platform. */
    public static Operator admin(int port) {
        return new Operator(port, TestTokens.bearer(UUID.randomUUID(), "admin"));
    }

    /** Without a token. */
    public Operator nobody() {
        return new Operator(port, "");
    }

    /** Who administers nothing. */
    public Operator somebody() {
        return new Operator(port, TestTokens.bearer(UUID.randomUUID()));
    }

    /** An administrator's key for a machine. */
    public Operator key() {
        return new Operator(
                port,
                TestTokens.with(
                        UUID.randomUUID(), Map.of("roles", List.of("admin"), "scope", "playback:read playback:write")));
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send(HttpMethod.POST, path, body);
    }

    public Answer delete(String path) {
        return send(HttpMethod.DELETE, path, null);
    }

    private Answer send(HttpMethod method, String path, @Nullable Object body) {
        var request = RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultStatusHandler(status -> true, (sent, response) -> {})
                .build()
                .method(method)
                .uri(java.net.URI.create("http://localhost:" + port + path))
                .header(HttpHeaders.AUTHORIZATION, authorization);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .body(JsonMapper.shared().writeValueAsString(body));
        }
        var answer = request.retrieve().toEntity(String.class);
        return new Answer(answer.getStatusCode().value(), answer.getBody());
    }
}
