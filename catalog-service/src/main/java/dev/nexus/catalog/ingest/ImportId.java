package dev.nexus.catalog.ingest;

import java.util.UUID;

/** An import. */
public record ImportId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
