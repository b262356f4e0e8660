package dev.nexus.platform.inbox;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import io.cloudevents.CloudEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a service does with others' events; a bean for each. Its handlers run in a transaction that the platform opens,
 * and that also remembers the event, so that each event takes effect once. An event about an erased account is dropped; so a
 * service has one handler only for an account's deletion.
 *
 * @param name stable: it is the key of what was already handled
 * @param kind how repetition and order are treated
 * @param handlers by event type; other types are none of its business
 */
public record EventSubscriber(String name, Kind kind, Map<String, Handler<?>> handlers) {

    /** How repetition and order are treated. */
    public enum Kind {
        /**
         * Keeps another service's state. Events carry the whole state, so an event older than the newest applied one of
         * its aggregate is skipped: any order of arrival ends alike.
         */
        PROJECTION,
        /** Does something once for each event, whatever the order. */
        REACTION
    }

    public EventSubscriber {
        handlers = Map.copyOf(handlers);
    }

    public static Builder projection(String name) {
        return new Builder(name, Kind.PROJECTION);
    }

    public static Builder reaction(String name) {
        return new Builder(name, Kind.REACTION);
    }

    boolean accepts(String type) {
        return handlers.containsKey(type);
    }

    /** Reads an event for its handler. */
    Delivery<?> read(EventMetadata metadata, CloudEvent event, String body, CloudEventCodec codec) {
        Handler<?> handler = handlers.get(metadata.type());
        if (handler == null) {
            throw new IllegalArgumentException("%s does not handle %s".formatted(name, metadata.type()));
        }
        return handler.read(metadata, event, body, codec);
    }

    /** A readable event and what is to be done with it. */
    record Delivery<E extends PublicEvent>(IncomingEvent<E> event, Consumer<IncomingEvent<E>> action) {

        /** The account that the event is about; empty when it is about none. */
        Optional<UUID> dataSubject() {
            return EventCatalogue.of(event.payload().getClass()).dataSubjectOf(event.payload());
        }

        void handle() {
            action.accept(event);
        }
    }

    /** One event type and what is done with it. */
    public record Handler<E extends PublicEvent>(Class<E> payload, Consumer<IncomingEvent<E>> action) {

        Delivery<E> read(EventMetadata metadata, CloudEvent event, String body, CloudEventCodec codec) {
            return new Delivery<>(new IncomingEvent<>(metadata, codec.payload(event, payload), body), action);
        }
    }

    /** Collects handlers. */
    public static final class Builder {

        private final String name;
        private final Kind kind;
        private final Map<String, Handler<?>> handlers = new LinkedHashMap<>();

        private Builder(String name, Kind kind) {
            this.name = name;
            this.kind = kind;
        }

        public <E extends PublicEvent> Builder on(Class<E> payload, Consumer<IncomingEvent<E>> action) {
            handlers.put(EventCatalogue.of(payload).type(), new Handler<>(payload, action));
            return this;
        }

        public EventSubscriber build() {
            return new EventSubscriber(name, kind, handlers);
        }
    }
}
