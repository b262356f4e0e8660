package dev.nexus.catalog.review;

import dev.nexus.catalog.text.Words;
import jakarta.validation.constraints.NotNull;

/**
 * What a library says to a review.
 *
 * @param text from 1 to 20,000 characters
 */
public record AnswerReview(@NotNull Words text) {}
