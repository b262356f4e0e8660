package dev.nexus.user.invitation;

import java.util.UUID;

/**
 * Identifies an invitation; it says nothing of the secret that accepts it.
 *
 * @param value a UUID of version 7
 */
public record InvitationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
