package dev.nexus.user.apikey;

import java.util.UUID;

/**
 * Identifies an API key; it is no secret.
 *
 * @param value a UUID of version 7
 */
public record ApiKeyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
