package dev.nexus.notification.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A push service on this machine: takes messages for its browsers, or answers as a test tells it to. */
final class FakePushService implements AutoCloseable {

    /** A request that came. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Pushed(Map<String, List<String>> headers, byte[] body) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    private record Answer(int status, List<String> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<Pushed>> pushed = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    FakePushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    FakeBrowser browser() {
        return FakeBrowser.at(origin() + "/push/" + UUID.randomUUID());
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(FakeBrowser browser, int status, String... headers) {
        answers.put(browser.endpoint().getPath(), new Answer(status, List.of(headers)));
    }

    List<Pushed> to(FakeBrowser browser) {
        return pushed.getOrDefault(browser.endpoint().getPath(), List.of());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            pushed.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
                    .add(new Pushed(
                            Map.copyOf(exchange.getRequestHeaders()),
                            exchange.getRequestBody().readAllBytes()));
            var answer = answers.getOrDefault(path, new Answer(201, List.of()));
            for (var i = 0; i < answer.headers().size(); i += 2) {
                exchange.getResponseHeaders()
                        .add(answer.headers().get(i), answer.headers().get(i + 1));
            }
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
