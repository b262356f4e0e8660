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
 */
public record ReviewView(
        UUID accountId,
        int rating,
        @Nullable String text,
        boolean spoiler,
        boolean hidden,
        Instant createdAt,
        Instant updatedAt) {}
