package dev.nexus.contracts;

/**
 * A fact that a service tells the world: the {@code data} of a CloudEvent.
 *
 * <p>Every implementation is a record that carries {@link EventType}, has a JSON Schema and a golden sample beside it
 * under {@code contracts/}, and never changes incompatibly within a major version. Instants are UTC, durations and
 * positions are seconds with millisecond precision, a component is absent from the JSON when it is null.
 */
public sealed interface PublicEvent permits UserEvent, CatalogEvent, PlaybackEvent, NotificationEvent {}
