package dev.nexus.notification.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.nexus.platform.address.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A receiver on this machine that answers as a test tells it to, and remembers what came. */
public final class Receiver implements AutoCloseable {

    /** What came. */
    public record Seen(String method, URI path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private Receiver(HttpServer server, HttpHandler answer) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                seen.add(seen(exchange));
                answer.handle(exchange);
            }
        });
        server.start();
    }

    public static Receiver on(String address, int port, HttpHandler answer) {
        try {
            return on(HttpServer.create(), address, port, answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static Receiver on(HttpServer server, String address, int port, HttpHandler answer) {
        try {
            server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
            return new Receiver(server, answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static Receiver answering(HttpHandler answer) {
        return on("127.0.0.1", 0, answer);
    }

    public static Receiver answering(int status, String... headers) {
        return answering(exchange -> {
            for (var i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        });
    }

    static OutboundSettings settings(Duration tryTimeout, String... networks) {
        return new OutboundSettings(Stream.of(networks).map(Network::valueOf).toList(), tryTimeout, tryTimeout);
    }

    static AddressRules rules(String... networks) {
        return new AddressRules(settings(Duration.ofSeconds(5), networks));
    }

    public URI url() {
        return url("127.0.0.1");
    }

    public URI url(String host) {
        return URI.create("http://%s:%d/hook?token=1".formatted(host, port()));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Seen> seen() {
        return seen;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Seen seen(HttpExchange exchange) throws IOException {
        return new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
}
