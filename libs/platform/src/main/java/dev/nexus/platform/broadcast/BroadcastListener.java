package dev.nexus.platform.broadcast;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.inbox.IncomingEvent;
import io.cloudevents.CloudEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What every replica does with an event for itself: it drops something from a cache, or tells its open streams. A bean for each.
 *
 * <p>An event is a hint only. It comes once or several times, or never while the broker is away; one that a handler fails on is
 * counted and forgotten. Whatever must not be missed is read from the database, when somebody connects and
 * {@linkplain Builder#afterConnecting after each connection to the broker}. What has to happen once in the whole suite is an
 * {@link dev.nexus.platform.inbox.EventSubscriber}'s.
 *
 * @param name for logs and metrics
 * @param handlers by event type
 * @param afterConnecting told after each connection that hints may have been missed
 */
public record BroadcastListener(String name, Map<String, Handler<?>> handlers, Runnable afterConnecting) {

    public BroadcastListener {
        handlers = Map.copyOf(handlers);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    boolean accepts(String type) {
        return handlers.containsKey(type);
    }

    void hear(CloudEvent event, String body, CloudEventCodec codec) {
        Handler<?> handler = handlers.get(event.getType());
        if (handler != null) {
            handler.hear(event, body, codec);
        }
    }

    /** One event type and what is done with it. */
    public record Handler<E extends PublicEvent>(Class<E> payload, Consumer<IncomingEvent<E>> action) {

        void hear(CloudEvent event, String body, CloudEventCodec codec) {
            action.accept(new IncomingEvent<>(codec.metadata(event), codec.payload(event, payload), body));
        }
    }

    /** Collects handlers. They must not take long: all hints of a replica come one after the other. */
    public static final class Builder {

        private final String name;
        private final Map<String, Handler<?>> handlers = new LinkedHashMap<>();
        private Runnable afterConnecting = () -> {};

        private Builder(String name) {
            this.name = name;
        }

        public <E extends PublicEvent> Builder on(Class<E> payload, Consumer<IncomingEvent<E>> action) {
            handlers.put(EventCatalogue.of(payload).type(), new Handler<>(payload, action));
            return this;
        }

        public Builder afterConnecting(Runnable action) {
            afterConnecting = action;
            return this;
        }

        public BroadcastListener build() {
            return new BroadcastListener(name, handlers, afterConnecting);
        }
    }
}
