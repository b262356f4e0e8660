package dev.nexus.contracts;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event type of the suite, read off the sealed hierarchy of {@link PublicEvent}. */
public final class EventCatalogue {

    private static final Map<Class<? extends PublicEvent>, EventDefinition> BY_PAYLOAD = leaves(PublicEvent.class)
            .map(EventCatalogue::define)
            .collect(Collectors.toUnmodifiableMap(EventDefinition::payload, Function.identity()));
    private static final Map<String, EventDefinition> BY_TYPE = BY_PAYLOAD.values().stream()
            .collect(Collectors.toUnmodifiableMap(EventDefinition::type, Function.identity()));

    private EventCatalogue() {}

    public static Collection<EventDefinition> all() {
        return BY_TYPE.values();
    }

    /** The definition of a payload's type. */
    public static EventDefinition of(Class<? extends PublicEvent> payload) {
        EventDefinition definition = BY_PAYLOAD.get(payload);
        if (definition == null) {
            throw new IllegalArgumentException(payload + " is not a leaf of PublicEvent");
        }
        return definition;
    }

    /** The definition of a wire name; empty for a type that this version does not know. */
    public static Optional<EventDefinition> find(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    private static Stream<Class<? extends PublicEvent>> leaves(Class<? extends PublicEvent> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> leaves(permitted.asSubclass(PublicEvent.class)))
                : Stream.of(type);
    }

    private static EventDefinition define(Class<? extends PublicEvent> payload) {
        EventType name = payload.getAnnotation(EventType.class);
        if (name == null) {
            throw new IllegalStateException(payload + " declares no @EventType");
        }
        return new EventDefinition(name.value(), payload);
    }
}
