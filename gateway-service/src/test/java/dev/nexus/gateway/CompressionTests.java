package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class CompressionTests {

    private static final String BOOKS = "/api/v1/books";
    private static final String LONG = "[\"" + "a title, ".repeat(500) + "\"]";

    private final Caller caller;

    CompressionTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "text/plain;charset=utf-8"})
    void packsLongText(String type) throws IOException {
        // Given
        answers(FakeSuite.CATALOG, BOOKS, 200, LONG, Map.of("Content-Type", type, "ETag", "\"7\"", "Vary", "Origin"));

        // When
        var answer = get(BOOKS, "deflate, gzip;q=0.8, br");

        // Then
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly(type);
        assertThat(answer.headers().allValues("Vary")).contains("Origin", "Accept-Encoding");
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"7--gzip\"");
        assertThat(answer.body().length).isLessThan(LONG.length() / 5);
        assertThat(unpacked(answer)).isEqualTo(LONG);
    }

    @Test
    void packsAnAnswerWhoseLengthNobodyKnows() throws IOException {
        // Given
        FakeSuite.CATALOG.answer(BOOKS, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(LONG.getBytes(StandardCharsets.UTF_8));
        });

        // When
        var answer = get(BOOKS, "gzip");

        // Then
        assertThat(unpacked(answer)).isEqualTo(LONG);
    }

    @Test
    void saysOfAPackedAnswerTheSameToWhoAsksForItsHeadersOnly() {
        // Given
        FakeSuite.CATALOG.answer(BOOKS, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(LONG.length()));
            exchange.sendResponseHeaders(200, -1);
        });

        // When
        var answer =
                caller.send(caller.to(BOOKS).header("Accept-Encoding", "gzip").method("HEAD", BodyPublishers.noBody()));

        // Then
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"7--gzip\"");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.000", "x-gzip-like"})
    void packsNothingForWhoDoesNotTakeIt(String accepted) {
        // Given
        answers(FakeSuite.CATALOG, BOOKS, 200, LONG, Map.of("Content-Type", "application/json", "ETag", "\"7\""));

        // When
        var answer = get(BOOKS, accepted);

        // Then: but says that others get something else
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"7\"");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(text(answer)).isEqualTo(LONG);
    }

    static Stream<Arguments> leftAlone() {
        var json = Map.of("Content-Type", "application/json");
        return Stream.of(
                Arguments.of("short", FakeSuite.CATALOG, BOOKS, 200, "[\"short\"]", json),
                Arguments.of(
                        "audio",
                        FakeSuite.CATALOG,
                        "/api/v1/files/1/content",
                        200,
                        LONG,
                        Map.of("Content-Type", "audio/mp4")),
                Arguments.of("text among audio", FakeSuite.CATALOG, "/api/v1/files/1/content", 200, LONG, json),
                Arguments.of(
                        "an image",
                        FakeSuite.CATALOG,
                        "/api/v1/books/1",
                        200,
                        LONG,
                        Map.of("Content-Type", "image/jpeg")),
                Arguments.of(
                        "a part",
                        FakeSuite.CATALOG,
                        BOOKS,
                        206,
                        LONG,
                        Map.of("Content-Type", "application/json", "Content-Range", "bytes 0-4503/9000")),
                Arguments.of(
                        "packed already",
                        FakeSuite.CATALOG,
                        BOOKS,
                        200,
                        LONG,
                        Map.of("Content-Type", "application/json", "Content-Encoding", "br")),
                Arguments.of(
                        "fixed",
                        FakeSuite.CATALOG,
                        BOOKS,
                        200,
                        LONG,
                        Map.of("Content-Type", "application/json", "Cache-Control", "private, no-transform")),
                Arguments.of(
                        "with a cookie",
                        FakeSuite.CATALOG,
                        BOOKS,
                        200,
                        LONG,
                        Map.of("Content-Type", "application/json", "Set-Cookie", "a=b")),
                Arguments.of("of identity", FakeSuite.USER, "/api/v1/me", 200, LONG, json),
                Arguments.of(
                        "live",
                        FakeSuite.NOTIFICATION,
                        "/api/v1/me/live",
                        200,
                        LONG,
                        Map.of("Content-Type", "text/event-stream")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void leftAlone(
            String what, FakeBackend backend, String path, int status, String body, Map<String, String> headers) {
        // Given
        answers(backend, path, status, body, headers);

        // When
        var answer = get(path, "gzip");

        // Then
        assertThat(answer.headers().allValues("Content-Encoding")).as(what).doesNotContain("gzip");
        assertThat(text(answer)).isEqualTo(body);
    }

    @Test
    void knowsItsOwnTagsAgain() {
        // Given
        FakeSuite.CATALOG.answer(BOOKS, exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.sendResponseHeaders(304, -1);
        });

        // When
        var packed = caller.send(caller.to(BOOKS).header("If-None-Match", "\"6\", \"7--gzip\""));
        var plain = caller.send(caller.to(BOOKS).header("If-None-Match", "\"7\""));
        caller.send(
                caller.to("/api/v1/books/1").header("If-Match", "\"7--gzip\"").DELETE());

        // Then
        assertThat(FakeSuite.CATALOG.seen(BOOKS))
                .extracting(seen -> seen.header("If-None-Match").getFirst())
                .containsExactly("\"6\", \"7\"", "\"7\"");
        assertThat(FakeSuite.CATALOG.seen("/api/v1/books/1"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.header("If-Match")).containsExactly("\"7\""));
        assertThat(packed.headers().allValues("ETag")).containsExactly("\"7--gzip\"");
        assertThat(plain.headers().allValues("ETag")).containsExactly("\"7\"");
    }

    @Test
    void leavesAWeakTagAlone() {
        // Given
        answers(FakeSuite.CATALOG, BOOKS, 200, LONG, Map.of("Content-Type", "application/json", "ETag", "W/\"7\""));

        // When
        var answer = get(BOOKS, "gzip");

        // Then
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.headers().allValues("ETag")).containsExactly("W/\"7\"");
    }

    private static void answers(
            FakeBackend backend, String path, int status, String body, Map<String, String> headers) {
        backend.answer(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            FakeBackend.text(exchange, status, headers.getOrDefault("Content-Type", "text/plain"), body);
        });
    }

    private HttpResponse<byte[]> get(String path, String accepted) {
        return caller.send(caller.to(path).header("Accept-Encoding", accepted), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String unpacked(HttpResponse<byte[]> answer) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
