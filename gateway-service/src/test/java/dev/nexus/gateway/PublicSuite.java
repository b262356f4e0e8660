package dev.nexus.gateway;

import com.sun.net.httpserver.HttpServer;
import dev.nexus.platform.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway as it stands in the open, on https and behind nobody whom it trusts, and a backend that records every byte. */
final class PublicSuite implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final RecordingBackend BACKEND = new RecordingBackend();

    /** How often the keys were fetched. */
    static final AtomicInteger KEY_FETCHES = new AtomicInteger();

    private static final String KEYS_URL = keys();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = TestPropertyValues.of(
                "nexus.security.jwks-url=" + KEYS_URL,
                "NEXUS_PUBLIC_URL=https://nexus.example.org",
                "NEXUS_LIMIT_READING=0",
                "NEXUS_LIMIT_WRITING=0",
                "management.server.port=0",
                "logging.structured.format.console=");
        for (var backend : new String[] {"user", "catalog", "playback", "notification"}) {
            properties = properties.and(
                    "nexus.gateway.backends." + backend + ".url=" + BACKEND.url(),
                    "nexus.gateway.backends." + backend + ".management-url=" + BACKEND.url());
        }
        properties.applyTo(context);
    }

    private static String keys() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", exchange -> {
                KEY_FETCHES.incrementAndGet();
                try (exchange;
                        var keys = URI.create(TestTokens.jwksUrl()).toURL().openStream()) {
                    var bytes = keys.readAllBytes();
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
