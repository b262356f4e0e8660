package dev.nexus.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that answers what a test tells it to, or else says who it is, and remembers what it was asked. */
final class FakeBackend {

    private final String name;
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    FakeBackend(String name) {
        this.name = name;
        this.server = started(0);
    }

    private HttpServer started(int port) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::handle);
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answers.get(exchange.getRequestURI().getPath());
            if (answer != null) {
                seen.add(Seen.of(exchange, ""));
                answer.handle(exchange);
            } else {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                seen.add(Seen.of(exchange, body));
                text(exchange, 200, "text/plain", name);
            }
        }
    }

    /** Like a process that is killed: connections are closed, new ones refused. */
    void stop() {
        server.stop(0);
    }

    /** Like the same process started again. */
    void start() {
        server = started(port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    void answer(String path, HttpHandler answer) {
        answers.put(path, answer);
    }

    /** All that it was asked, in order, but whether it is ready. */
    List<Seen> seen() {
        return seen.stream()
                .filter(each -> !each.path().startsWith("/actuator/"))
                .toList();
    }

    /** What it was asked on a path, in order. */
    List<Seen> seen(String path) {
        return seen.stream().filter(each -> each.path().equals(path)).toList();
    }

    void forget() {
        answers.clear();
        seen.clear();
    }

    static void text(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        var isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, isHead || bytes.length == 0 ? -1 : bytes.length);
        if (!isHead) {
            exchange.getResponseBody().write(bytes);
        }
    }

    record Seen(String method, String path, String target, Map<String, List<String>> headers, String body) {

        static Seen of(HttpExchange exchange, String body) {
            var uri = exchange.getRequestURI();
            return new Seen(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    uri.toString(),
                    new ConcurrentHashMap<>(exchange.getRequestHeaders()),
                    body);
        }

        /** The values of a header, in whatever case it was sent. */
        List<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> Objects.requireNonNull(each.getValue()))
                    .findFirst()
                    .orElse(List.of());
        }
    }
}
