package dev.nexus.user.token.web;

import dev.nexus.user.token.Device;
import dev.nexus.user.token.Session;
import dev.nexus.user.token.SessionId;
import java.time.Instant;
import java.util.UUID;

/**
 * Where somebody is signed in.
 *
 * @param id identifies the session
 * @param device the device
 * @param createdAt when it began
 * @param lastUsedAt when it was last refreshed
 * @param current whether it is the one that asks
 */
record SessionView(UUID id, Device device, Instant createdAt, Instant lastUsedAt, boolean current) {

    static SessionView of(Session session, SessionId current) {
        return new SessionView(
                session.id().value(),
                session.device(),
                session.createdAt(),
                session.lastUsedAt(),
                session.id().equals(current));
    }
}
