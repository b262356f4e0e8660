package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.RouteClass;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * One client with connections of its own for each class of routes, so that no number of live or audio streams leaves none
 * for the rest. The clients pass on what they are given: they follow nothing, unpack nothing, keep no cookies and never
 * send anything twice.
 */
@Component
final class Clients implements AutoCloseable {

    /** Older connections are asked whether they are still alive, because a backend that restarted has closed them. */
    private static final TimeValue ASKED_AFTER = TimeValue.ofSeconds(1);

    private final Map<RouteClass, CloseableHttpClient> clients = new EnumMap<>(RouteClass.class);
    private final ForwardingSettings settings;

    Clients(ForwardingSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        for (var type : RouteClass.values()) {
            var connections = connections(settings.of(type).connections());
            Gauge.builder("nexus.gateway.connections", connections, each -> each.getTotalStats()
                            .getLeased())
                    .description("Connections to backends that are in use")
                    .tag("class", type.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
            clients.put(type, client(connections));
        }
    }

    CloseableHttpClient of(RouteClass type) {
        var client = clients.get(type);
        if (client == null) {
            throw new IllegalStateException("no client for " + type);
        }
        return client;
    }

    /** The settings of one request. */
    RequestConfig requestConfig(boolean expectContinue) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(settings.leaseTimeout()))
                .setConnectionKeepAlive(TimeValue.of(settings.idleTimeout()))
                .setExpectContinueEnabled(expectContinue)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private PoolingHttpClientConnectionManager connections(int perBackend) {
        var connection = ConnectionConfig.custom()
                .setConnectTimeout(timeout(settings.connectTimeout()))
                .setValidateAfterInactivity(ASKED_AFTER)
                .setIdleTimeout(timeout(settings.idleTimeout()))
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .responseOutOfOrderStrategy(Clients::answersEarly)
                        .build())
                .setDefaultConnectionConfig(connection)
                .setMaxConnPerRoute(perBackend)
                .setMaxConnTotal(perBackend * Backend.values().length)
                .build();
    }

    private CloseableHttpClient client(PoolingHttpClientConnectionManager connections) {
        return HttpClients.custom()
                .setConnectionManager(connections)
                .evictIdleConnections(TimeValue.of(settings.idleTimeout()))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    /** A backend may refuse an upload before it has seen all of it; then the rest is not sent, and its reason is passed on. */
    private static boolean answersEarly(
            ClassicHttpRequest request, HttpClientConnection connection, InputStream answer, long sent, long next)
            throws IOException {
        return answer.available() > 0;
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    @Override
    public void close() throws IOException {
        for (var client : clients.values()) {
            client.close();
        }
    }
}
