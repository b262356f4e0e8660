package dev.nexus.user.token;

import java.util.UUID;

/**
 * Identifies a session: one sign-in on one device.
 *
 * @param value a UUID of version 7
 */
public record SessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
