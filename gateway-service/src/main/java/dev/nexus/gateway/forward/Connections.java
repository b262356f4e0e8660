package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.Backends;
import dev.nexus.gateway.route.Route;
import dev.nexus.gateway.route.RouteClass;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Connections of its own for each backend and each class of routes, so that no number of live or audio streams leaves none
 * for the rest. Whoever uses them passes on what it is given: nothing is followed, unpacked or remembered.
 */
@Component
final class Connections implements AutoCloseable {

    private static final Duration SWEPT_EVERY = Duration.ofSeconds(1);

    private final Map<RouteClass, Map<Backend, ConnectionPool>> pools = new EnumMap<>(RouteClass.class);
    private final List<ConnectionPool> all = new ArrayList<>();
    private final Thread sweeping;

    Connections(Backends backends, ForwardingSettings settings, MeterRegistry metrics) {
        for (var type : RouteClass.values()) {
            var ofType = new EnumMap<Backend, ConnectionPool>(Backend.class);
            for (var backend : Backend.values()) {
                ofType.put(backend, new ConnectionPool(backends.of(backend).url(), settings));
            }
            pools.put(type, ofType);
            all.addAll(ofType.values());
            Gauge.builder("nexus.gateway.connections", ofType, Connections::inUse)
                    .description("Connections to backends that are in use")
                    .tag("class", type.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
        sweeping = Thread.ofVirtual().name("connection-sweep").start(this::sweep);
    }

    ConnectionPool of(Route route) {
        return Objects.requireNonNull(
                Objects.requireNonNull(pools.get(route.type())).get(route.backend()));
    }

    private static double inUse(Map<Backend, ConnectionPool> pools) {
        return pools.values().stream().mapToInt(ConnectionPool::inUse).sum();
    }

    private void sweep() {
        try {
            while (true) {
                Thread.sleep(SWEPT_EVERY);
                all.forEach(ConnectionPool::closeIdle);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sweeping.interrupt();
        closeResting();
    }

    void closeResting() {
        all.forEach(ConnectionPool::closeResting);
    }
}
