package dev.nexus.user.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other services, each with one thing to say about everybody, and sometimes in trouble. */
final class FakeServices implements AutoCloseable {

    /** How a service answers once; after that it is well again. */
    enum Trouble {
        AWAY,
        BREAKS_OFF
    }

    private final List<HttpServer> servers = new ArrayList<>();
    private final Map<String, LinkedBlockingQueue<Trouble>> troubles = new ConcurrentHashMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> tokens = new ConcurrentHashMap<>();

    FakeServices(ServiceAddresses addresses) {
        addresses.byName().forEach(this::serve);
    }

    /** What a service knows. */
    void say(String service, String text) {
        said.put(service, text);
    }

    void trouble(String service, Trouble... next) {
        queue(service).addAll(List.of(next));
    }

    /** What the token said that a service was asked with last. */
    JsonNode token(String service) {
        return Objects.requireNonNull(tokens.get(service));
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }

    private void serve(String service, URI url) {
        said.put(service, service);
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v1/me/data/" + service, asked -> answer(service, asked));
            server.start();
            servers.add(server);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void answer(String service, HttpExchange asked) throws IOException {
        var token = asked.getRequestHeaders().getFirst("Authorization").split("\\.", -1)[1];
        tokens.put(service, JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token)));
        var whole = JsonMapper.shared()
                .writeValueAsString(Map.of("service", service, "said", String.valueOf(said.get(service))));
        try (asked) {
            switch (trouble(service)) {
                case null -> send(asked, 200, whole);
                case AWAY -> send(asked, 503, "");
                // As a server that fails in the middle: the connection ends properly, the document does not.
                case BREAKS_OFF -> send(asked, 200, whole.substring(0, whole.length() / 2));
            }
        }
    }

    private @Nullable Trouble trouble(String service) {
        return queue(service).poll();
    }

    private LinkedBlockingQueue<Trouble> queue(String service) {
        return troubles.computeIfAbsent(service, _ -> new LinkedBlockingQueue<>());
    }

    private static void send(HttpExchange asked, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        asked.sendResponseHeaders(status, bytes.length == 0 ? -1 : 0);
        if (bytes.length > 0) {
            asked.getResponseBody().write(bytes);
        }
    }
}
