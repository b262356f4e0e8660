package dev.nexus.platform.inbox;

import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.event.EventMetadata;

/** An event as a handler sees it. */
public record IncomingEvent<E extends PublicEvent>(EventMetadata metadata, E payload) {}
