package dev.nexus.notification.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app that follows live updates. */
final class LiveClient implements AutoCloseable {

    /** One event as the client sees it. */
    record Event(String id, String name, JsonNode data) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile boolean ended;

    private LiveClient(int port, String authorization, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/me/live".formatted(port)))
                .header("Authorization", authorization)
                .header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    static LiveClient open(int port, String authorization) {
        return new LiveClient(port, authorization, "");
    }

    static LiveClient resume(int port, String authorization, String lastEventId) {
        return new LiveClient(port, authorization, lastEventId);
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    List<Event> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    String lastId() {
        return lastId;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void read() {
        try (var lines = response.body();
                var reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            var frame = new ArrayList<String>();
            var line = reader.readLine();
            while (line != null) {
                if (line.isEmpty()) {
                    take(frame);
                    frame.clear();
                } else {
                    frame.add(line);
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            // Closed by the test.
        } finally {
            ended = true;
        }
    }

    private void take(List<String> frame) {
        var id = field(frame, "id: ");
        if (!id.isEmpty()) {
            lastId = id;
        }
        var data = field(frame, "data: ");
        if (!data.isEmpty()) {
            events.add(new Event(id, field(frame, "event: "), JSON.readTree(data)));
        }
    }

    private static String field(List<String> frame, String name) {
        return frame.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }
}
