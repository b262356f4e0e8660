package dev.nexus.user.account;

import java.util.UUID;

/**
 * Identifies an account.
 *
 * @param value a UUID of version 7
 */
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
