package dev.nexus.e2e;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the one URL, signed in or not. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BOUNDARY = "nexus-e2e-boundary";

    /** A file as a form sends it; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Upload(String fileName, byte[] content) {}

    /** An answer with its JSON, if it had any. */
    record Answer(int status, HttpResponse<byte[]> response, JsonNode json) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Supplier<String> url;
    private final List<String> credentials;

    private Api(Supplier<String> url, List<String> credentials) {
        this.url = url;
        this.credentials = credentials;
    }

    static Api anonymous(RunningNexus nexus) {
        return new Api(nexus::url, List.of());
    }

    Api as(String accessToken) {
        return new Api(url, List.of("Authorization", "Bearer " + accessToken));
    }

    /** The same client of another gateway. */
    Api through(String gateway) {
        return new Api(() -> gateway, credentials);
    }

    Api withKey(String apiKey) {
        return new Api(url, List.of("X-API-Key", apiKey));
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path, Object body, String... headers) {
        HttpRequest.Builder request = json(path).POST(BodyPublishers.ofString(write(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer put(String path, Object body) {
        return send(json(path).PUT(BodyPublishers.ofString(write(body))));
    }

    Answer put(String path, String type, Path file) {
        try {
            return send(request(path, "Content-Type", type).PUT(BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer delete(String path, Object body) {
        return send(json(path).method("DELETE", BodyPublishers.ofString(write(body))));
    }

    /** Any method, with a body that is JSON or without one. */
    Answer send(String method, String path, @Nullable Object body) {
        return send(
                body == null
                        ? request(path).method(method, BodyPublishers.noBody())
                        : json(path).method(method, BodyPublishers.ofString(write(body))));
    }

    /** Any method, with bytes and headers of its own. */
    Answer send(String method, String path, byte[] body, List<String> headers) {
        return send(request(path, headers.toArray(String[]::new)).method(method, BodyPublishers.ofByteArray(body)));
    }

    Answer upload(String path, List<Upload> files) {
        return send(request(path, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(multipart(files)));
    }

    private HttpRequest.Builder json(String path) {
        return request(path, "Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url.get() + path)).timeout(Duration.ofSeconds(60));
        if (!credentials.isEmpty()) {
            request.headers(credentials.toArray(String[]::new));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), Api::body);
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = json ? JSON.readTree(response.body()) : JSON.nullNode();
            return new Answer(response.statusCode(), response, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of a stream that goes on until somebody hangs up, the beginning is enough: it hangs up. */
    private static BodySubscriber<byte[]> body(HttpResponse.ResponseInfo answer) {
        boolean endless = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        return endless ? new HangingUp() : BodySubscribers.ofByteArray();
    }

    private static final class HangingUp implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> nothing = new CompletableFuture<>();

        @Override
        public CompletionStage<byte[]> getBody() {
            return nothing;
        }

        @Override
        public void onSubscribe(Flow.Subscription stream) {
            stream.cancel();
            nothing.complete(new byte[0]);
        }

        @Override
        public void onNext(List<ByteBuffer> ignored) {}

        @Override
        public void onError(Throwable failure) {
            nothing.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            nothing.complete(new byte[0]);
        }
    }

    private static String write(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private static BodyPublisher multipart(List<Upload> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Upload file : files) {
            body.writeBytes("""
                    --%s\r
                    Content-Disposition: form-data; name="files"; filename="%s"\r
                    Content-Type: application/octet-stream\r
                    \r
                    """.formatted(BOUNDARY, file.fileName()).getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArray(body.toByteArray());
    }
}
