package dev.nexus.catalog.review;

import dev.nexus.catalog.text.Prose;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of a book.
 *
 * @param rating from 1 to 5
 * @param text at most 20,000 characters; null or empty for a rating alone
 * @param spoiler whether the text tells what happens; not so when it is not said
 */
public record WriteReview(
        @NotNull @Min(1) @Max(5) Integer rating,
        @Nullable Prose text,
        @Nullable Boolean spoiler) {

    boolean isSpoiler() {
        return Boolean.TRUE.equals(spoiler);
    }

    @Nullable
    String textOrNull() {
        return text == null || text.value().isEmpty() ? null : text.value();
    }
}
