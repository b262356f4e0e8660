package dev.nexus.catalog;

import dev.nexus.platform.test.TestTokens;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drives the service over HTTP, as one account. */
public final class CatalogApi {

    /** A file of an upload. */
    public record Upload(String field, String name, Supplier<byte[]> content) {

        public static Upload of(Path file) {
            return new Upload("files", file.getFileName().toString(), () -> DemoBooks.bytes(file));
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BOUNDARY = "----nexus-test";

    private final int port;
    private final UUID account;

    CatalogApi(int port, UUID account) {
        this.port = port;
        this.account = account;
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    public HttpResponse<byte[]> head(String path, String... headers) {
        return send(request(path, headers).HEAD());
    }

    public HttpResponse<byte[]> post(String path, String json) {
        return send(request(path, "Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<byte[]> patch(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<byte[]> put(String path, String json) {
        return send(request(path, "Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<byte[]> put(String path, String type, byte[] body, String... headers) {
        return send(
                request(path, headers).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<byte[]> delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    public HttpResponse<byte[]> upload(UUID library, List<Upload> files, String... headers) {
        var body = new ByteArrayOutputStream();
        for (Upload file : files) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + file.field()
                            + "\"; filename=\"" + file.name() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.content().get());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request("/api/v1/libraries/" + library + "/imports", headers)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Asks without a token. */
    public HttpResponse<byte[]> getAsNobody(String path, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return send(builder.GET());
    }

    /** Sends any request. */
    public HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        return send(request(path, headers).method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Uploads and waits for the end of the import. */
    public JsonNode imported(UUID library, List<Upload> files) {
        return finished(JSON.readTree(upload(library, files).body()));
    }

    /** Waits for the end of an import. */
    public JsonNode finished(JsonNode started) {
        String path = "/api/v1/imports/" + started.get("id").asString();
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> json(path), view -> !List.of(
                        "queued", "running")
                .contains(view.get("state").asString()));
    }

    /** Uploads and answers the book that came of it. */
    public String bookOf(UUID library, List<Upload> files) {
        return imported(library, files).get("bookIds").get(0).asString();
    }

    public static JsonNode parse(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    /** The status line that answers the head of an upload of so many bytes, of which none is sent. */
    public String statusOfAnnounced(UUID library, long length) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(uploadHead(library, length));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(answer.readLine());
        }
    }

    /** Sends the beginning of an upload and hangs up. */
    public void hangUpDuringUpload(UUID library, byte[] beginning) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            String part =
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.m4b\"\r\n\r\n";
            socket.getOutputStream().write(uploadHead(library, 10_000_000));
            socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(beginning);
            socket.getOutputStream().flush();
        }
    }

    /** Sends the beginning of a request with a body of so many bytes, and hangs up. */
    public void hangUpDuring(String method, String path, long length, byte[] beginning, String... headers)
            throws IOException {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + TestTokens.bearer(account) + "\r\nContent-Length: " + length + "\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(beginning);
            socket.getOutputStream().flush();
        }
    }

    private byte[] uploadHead(UUID library, long length) {
        return ("POST /api/v1/libraries/" + library + "/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                        + TestTokens.bearer(account) + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY
                        + "\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", TestTokens.bearer(account));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
