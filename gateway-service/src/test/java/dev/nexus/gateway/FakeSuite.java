package dev.nexus.gateway;

import dev.nexus.platform.test.TestTokens;
import dev.nexus.platform.test.server.TcpLink;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Little services in the place of the real ones, and the limits short enough to be met. */
final class FakeSuite implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final FakeBackend USER = new FakeBackend("user");
    static final FakeBackend CATALOG = new FakeBackend("catalog");
    static final FakeBackend PLAYBACK = new FakeBackend("playback");
    static final FakeBackend NOTIFICATION = new FakeBackend("notification");

    /** The wire between the gateway and catalog, to be cut in the middle of an answer. */
    static final TcpLink CATALOG_WIRE = TcpLink.to("127.0.0.1", CATALOG.port());

    static final List<FakeBackend> ALL = List.of(USER, CATALOG, PLAYBACK, NOTIFICATION);

    /** What was traced. */
    static final List<SpanData> SPANS = new CopyOnWriteArrayList<>();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("spans", new Spans());
        TestPropertyValues.of(
                        "nexus.security.jwks-url=" + TestTokens.jwksUrl(),
                        "nexus.gateway.backends.user.url=" + USER.url(),
                        "nexus.gateway.backends.user.management-url=" + USER.url(),
                        "nexus.gateway.backends.catalog.url=http://127.0.0.1:" + CATALOG_WIRE.port(),
                        "nexus.gateway.backends.catalog.management-url=" + CATALOG.url(),
                        "nexus.gateway.backends.playback.url=" + PLAYBACK.url(),
                        "nexus.gateway.backends.playback.management-url=" + PLAYBACK.url(),
                        "nexus.gateway.backends.notification.url=" + NOTIFICATION.url(),
                        "nexus.gateway.backends.notification.management-url=" + NOTIFICATION.url(),
                        "spring.grpc.client.channel.user.target=127.0.0.1:" + FakeRpc.USER.port(),
                        "spring.grpc.client.channel.catalog.target=127.0.0.1:" + FakeRpc.CATALOG.port(),
                        "spring.grpc.client.channel.playback.target=127.0.0.1:" + FakeRpc.PLAYBACK.port(),
                        "spring.grpc.client.channel.notification.target=127.0.0.1:" + FakeRpc.NOTIFICATION.port(),
                        "nexus.gateway.graph.explorable=true",
                        "nexus.gateway.graph.call-deadline=1s",
                        "spring.graphql.http.sse.keep-alive=200ms",
                        // A test comes from wherever it says.
                        "nexus.gateway.proxies.trusted=127.0.0.0/8",
                        "nexus.gateway.edge.cors-origins=https://app.example.org",
                        // Hundreds of live clients are one account here, and what is used comes back too slowly to be
                        // seen.
                        "nexus.gateway.limits.live=2000/1h",
                        "nexus.gateway.limits.at-once.live=0",
                        "nexus.gateway.limits.at-once.streams=0",
                        "nexus.gateway.forwarding.json.total=1500ms",
                        "nexus.gateway.forwarding.stream.stall=3s",
                        "nexus.gateway.forwarding.upload.stall=3s",
                        "nexus.gateway.forwarding.live.stall=3s",
                        "nexus.gateway.forwarding.breaker.open-for=3s",
                        "management.server.port=0",
                        "logging.structured.format.console=")
                .applyTo(context);
    }

    static void forget() {
        CATALOG_WIRE.mend();
        ALL.forEach(FakeBackend::forget);
        FakeRpc.forgetAll();
        SPANS.clear();
    }

    /** Keeps the spans for the tests. */
    private static final class Spans implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            SPANS.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
