package dev.nexus.user.oidc;

import java.util.UUID;

/**
 * Identifies a linked identity.
 *
 * @param value a UUID of version 7
 */
public record IdentityId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
