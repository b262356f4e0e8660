package dev.nexus.catalog.review;

import java.util.UUID;

/** A review's identifier, a UUIDv7. A member's new review of the same book, after one was taken back, has another. */
public record ReviewId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
