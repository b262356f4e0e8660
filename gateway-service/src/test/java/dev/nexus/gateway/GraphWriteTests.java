package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.nexus.contracts.rpc.catalog.Book;
import dev.nexus.contracts.rpc.catalog.ReadResponse;
import dev.nexus.gateway.forward.Breakers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a player writes goes the way of the operations over REST, and what happens is told as it comes. */
@GatewayTest
class GraphWriteTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BOOK = UUID.randomUUID().toString();

    private final Caller caller;
    private final ApplicationContext gateway;
    private final AtomicReference<String> written = new AtomicReference<>("");

    GraphWriteTests(@LocalServerPort int port, @Autowired ApplicationContext gateway) {
        this.caller = new Caller(port);
        this.gateway = gateway;
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
        Breakers.forget(gateway);
    }

    @Test
    void reportsAreTheReportsOverRest() {
        FakeSuite.PLAYBACK.answer("/api/v1/me/progress/reports", exchange -> write(exchange, 200, """
            {"results": [{"id": "r", "outcome": "rejected", "problem": {"code": "position-beyond-end", "title": "t",
            "retryable": false}}], "books": [{"bookId": "%s", "position": 61.5, "version": 7, "finished": false,
            "finishedAt": null, "hidden": false, "decidedBy": {"deviceId": "phone", "reportId": "r",
            "at": "2026-03-01T12:00:00Z", "rule": "latest-listening"}}]}\
            """.formatted(BOOK)));

        var answer = ask("""
            mutation($at: DateTime!) { reportProgress(input: {deviceId: "phone", sentAt: $at, reports: [
              {id: "%s", book: "%s", kind: HEARTBEAT, position: 61.5, listenedFrom: 30, listenedTo: 61.5, at: $at}]}) {
              results { outcome problem { code detail } } progress { position version decidedBy { rule } } } }
            """.formatted(BOOK, BOOK), Map.of("at", "2026-03-01T13:00:00+01:00"));

        var sent = JSON.readTree(written.get());
        assertThat(sent.path("sentAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(sent.at("/reports/0/kind").asString()).isEqualTo("heartbeat");
        assertThat(sent.at("/reports/0/bookId").asString()).isEqualTo(BOOK);
        assertThat(sent.at("/reports/0").has("rate")).isFalse();
        assertThat(answer.at("/data/reportProgress/results/0/problem/code").asString())
                .isEqualTo("position-beyond-end");
        assertThat(answer.at("/data/reportProgress/progress/0/version").asInt()).isEqualTo(7);
    }

    @Test
    void aRefusalIsThatOfTheService() {
        FakeSuite.CATALOG.answer("/api/v1/books/" + BOOK + "/reviews/mine", exchange -> write(exchange, 404, """
            {"type": "https://nexus.dev/problems/book-not-found", "title": "The book is not here", "status": 404,
            "code": "book-not-found"}\
            """));

        var answer =
                ask("mutation { rateBook(input: {book: \"%s\", rating: 4}) { rating } }".formatted(BOOK), Map.of());

        assertThat(answer.at("/data/rateBook").isNull()).isTrue();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("book-not-found");
        assertThat(answer.at("/errors/0/extensions/service").asString()).isEqualTo("catalog");
        assertThat(JSON.readTree(written.get()).toString()).isEqualTo("{\"rating\":4}");
    }

    @Test
    void whatHappensIsToldUntilTheListenerLeaves() throws Exception {
        var left = new CountDownLatch(1);
        FakeRpc.CATALOG.answer(asked -> ReadResponse.newBuilder()
                .addBooks(Book.newBuilder().setId(asked.getBookIds(0)).setTitle("Emma"))
                .build());
        FakeSuite.NOTIFICATION.answer("/api/v1/me/live", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Last-Event-ID")).isEqualTo("6");
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(("retry: 3000\n\nevent: position\ndata: {\"bookId\":\"" + BOOK
                                + "\",\"position\":12.5,\"version\":3,\"state\":\"in-progress\",\"hidden\":false}\n\n")
                        .getBytes(StandardCharsets.UTF_8));
                body.write("id: 7\nevent: something-new\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
                while (!left.await(20, TimeUnit.MILLISECONDS)) {
                    body.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                    body.flush();
                }
            } catch (IOException gone) {
                left.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        var question = "subscription { live(after: \\\"6\\\") { id kind position { position state book { title } } } }";

        var answer = caller.send(
                caller.to("/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(BodyPublishers.ofString("{\"query\":\"" + question + "\"}")),
                BodyHandlers.ofInputStream());
        try (var stream = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(event(stream).at("/data/live").toString())
                    .isEqualTo(
                            "{\"id\":null,\"kind\":\"POSITION\",\"position\":{\"position\":12.5,\"state\":\"IN_PROGRESS\",\"book\":{\"title\":\"Emma\"}}}");
            assertThat(event(stream).at("/data/live/kind").asString()).isEqualTo("OTHER");
        }

        assertThat(left.await(30, TimeUnit.SECONDS))
                .as("the stream behind ends too")
                .isTrue();
    }

    @Test
    void aStreamThatIsRefusedSaysWhy() throws Exception {
        FakeSuite.NOTIFICATION.answer("/api/v1/me/live", exchange -> write(exchange, 429, """
            {"type": "https://nexus.dev/problems/too-many-live-streams", "title": "Too many streams", "status": 429,
            "code": "too-many-live-streams"}\
            """));

        var answer = caller.send(
                caller.to("/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(BodyPublishers.ofString("{\"query\":\"subscription { live { id } }\"}")),
                BodyHandlers.ofInputStream());

        try (var stream = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(event(stream).at("/errors/0/extensions/code").asString()).isEqualTo("too-many-live-streams");
        }
    }

    private JsonNode ask(String document, Map<String, Object> variables) {
        return JSON.readTree(
                caller.post("/graphql", JSON.writeValueAsString(Map.of("query", document, "variables", variables)))
                        .body());
    }

    private void write(HttpExchange exchange, int status, String json) throws IOException {
        written.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        FakeBackend.text(exchange, status, "application/json", json);
    }

    private static JsonNode event(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:{") || line.startsWith("data: {")) {
                return JSON.readTree(line.substring(line.indexOf('{')));
            }
        }
        throw new AssertionError("the stream ended");
    }
}
