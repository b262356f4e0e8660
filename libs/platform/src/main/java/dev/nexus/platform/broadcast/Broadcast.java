package dev.nexus.platform.broadcast;

import dev.nexus.platform.event.CloudEventCodec;
import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands hints to the listeners. Whatever fails is logged, counted in {@code nexus.broadcast.events} and forgotten. */
final class Broadcast {

    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    private final List<BroadcastListener> listeners;
    private final CloudEventCodec codec;
    private final MeterRegistry registry;

    Broadcast(List<BroadcastListener> listeners, CloudEventCodec codec, MeterRegistry registry) {
        this.listeners = List.copyOf(listeners);
        this.codec = codec;
        this.registry = registry;
    }

    /** What the queue is bound to. */
    Set<String> types() {
        return listeners.stream()
                .flatMap(listener -> listener.handlers().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    void connected() {
        for (BroadcastListener listener : listeners) {
            attempt(listener.name(), "connected", listener.afterConnecting());
        }
    }

    void hear(String body) {
        attempt("all", "read", () -> {
            CloudEvent event = codec.decode(body);
            for (BroadcastListener listener : listeners) {
                if (listener.accepts(event.getType())) {
                    attempt(listener.name(), "handled", () -> listener.hear(event, body, codec));
                }
            }
        });
    }

    private void attempt(String listener, String outcome, Runnable action) {
        try {
            action.run();
            count(listener, outcome);
        } catch (RuntimeException e) {
            count(listener, "failed");
            LOG.atWarn()
                    .addKeyValue("listener", listener)
                    .setCause(e)
                    .log("A broadcast hint could not be handled; it is forgotten");
        }
    }

    private void count(String listener, String outcome) {
        registry.counter("nexus.broadcast.events", "listener", listener, "outcome", outcome)
                .increment();
    }
}
