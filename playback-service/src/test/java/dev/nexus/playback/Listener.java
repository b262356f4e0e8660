package dev.nexus.playback;

import dev.nexus.platform.test.TestTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with an app. */
public final class Listener {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What came back. */
    public record Reply(int status, HttpHeaders headers, JsonNode body) {

        public List<String> outcomes() {
            return body.path("results")
                    .valueStream()
                    .map(result -> result.path("outcome").asString())
                    .toList();
        }

        public String problemOf(int result) {
            return body.path("results")
                    .path(result)
                    .path("problem")
                    .path("code")
                    .asString("");
        }
    }

    private final UUID account = UUID.randomUUID();
    private final RestClient http;
    private final String authorization;

    private Listener(int port, UnaryOperator<String> authorization) {
        this.http = RestClient.create("http://localhost:" + port);
        this.authorization = authorization.apply(TestTokens.bearer(account));
    }

    public static Listener on(int port) {
        return new Listener(port, UnaryOperator.identity());
    }

    public static Listener withAuthorization(int port, String authorization) {
        return new Listener(port, token -> authorization);
    }

    public UUID account() {
        return account;
    }

    public static ObjectNode heartbeat(UUID book, double from, double to, Instant at) {
        return report(book, "heartbeat", at)
                .put("position", to)
                .put("listenedFrom", from)
                .put("listenedTo", to);
    }

    public static ObjectNode seek(UUID book, double position, Instant at) {
        return report(book, "seek", at).put("position", position);
    }

    public static ObjectNode report(UUID book, String kind, Instant at) {
        return JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("bookId", book.toString())
                .put("kind", kind)
                .put("at", at.toString());
    }

    public Reply send(String device, Instant sentAt, JsonNode... reports) {
        var batch = JSON.createObjectNode().put("deviceId", device).put("sentAt", sentAt.toString());
        batch.putArray("reports").addAll(new ArrayList<>(List.of(reports)));
        return post(batch.toString());
    }

    public Reply restore(UUID book, String historyId, @Nullable String id) {
        var wanted = JSON.createObjectNode().put("historyId", historyId).put("id", id);
        return exchange(HttpMethod.POST, "/api/v1/me/progress/%s/restore".formatted(book), wanted.toString(), Map.of());
    }

    public Reply hide(UUID book, boolean hidden, Map<String, String> headers) {
        return exchange(HttpMethod.PATCH, "/api/v1/me/progress/" + book, "{\"hidden\":%s}".formatted(hidden), headers);
    }

    public Reply history(UUID book, String query) {
        return get("/api/v1/me/progress/%s/history%s".formatted(book, query));
    }

    public Reply post(String body) {
        return exchange(HttpMethod.POST, "/api/v1/me/progress/reports", body, Map.of());
    }

    public Reply get(String path) {
        return get(path, Map.of());
    }

    public Reply get(String path, Map<String, String> headers) {
        return exchange(HttpMethod.GET, path, "", headers);
    }

    public Reply progress(UUID book) {
        return get("/api/v1/me/progress/" + book);
    }

    public Reply upload(String path, String type, byte[] body) {
        return http.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .contentType(MediaType.parseMediaType(type))
                .body(body)
                .exchange((sent, answer) -> reply(answer));
    }

    public Reply exchange(HttpMethod method, String path, String body, Map<String, String> headers) {
        var request = http.method(method).uri(path);
        if (!authorization.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        headers.forEach(request::header);
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((sent, answer) -> reply(answer));
    }

    private static Reply reply(ClientHttpResponse answer) throws IOException {
        return new Reply(
                answer.getStatusCode().value(),
                answer.getHeaders(),
                JSON.readTree(answer.getBody().readAllBytes()));
    }
}
