package dev.nexus.catalog.media;

import java.util.UUID;

/** The name that the server gave to stored bytes; what a client called its file plays no part in it. */
public record MediaName(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
