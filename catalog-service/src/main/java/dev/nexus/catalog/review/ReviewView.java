package dev.nexus.catalog.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member thinks of a book.
 *
 * @param rating from 1 to 5
 * @param text null when there is only a rating
 * @param spoiler whether the text tells what happens
 * @param hidden whether a curator took it out of sight; only its author and curators see it then, and it does not count
 * @param answer what the library says to it; null when it says nothing
 */
public record ReviewView(
        UUID accountId,
        int rating,
        @Nullable String text,
        boolean spoiler,
        boolean hidden,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Answer answer) {

    /**
     * What the library says to a review.
     *
     * @param accountId the curator or owner who said it; null when that account is erased
     */
    public record Answer(String text, @Nullable UUID accountId, Instant answeredAt) {}
}
