package dev.nexus.platform.inbox;

import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.event.EventMetadata;

/**
 * An event as a handler sees it.
 *
 * @param body the whole event as it came, a CloudEvent in JSON; for whoever passes it on with what this version does not know of it
 */
public record IncomingEvent<E extends PublicEvent>(EventMetadata metadata, E payload, String body) {}
