package dev.nexus.user.export;

import java.util.UUID;

/**
 * Identifies an export.
 *
 * @param value a UUID of version 7
 */
public record ExportId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
