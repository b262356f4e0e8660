package dev.nexus.catalog.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book as callers see it.
 *
 * @param language BCP 47, null when it is not known
 * @param duration seconds, over all files
 * @param coverUrl null when there is no cover
 * @param removedAt when it was deleted; null for a book on the shelf
 */
public record BookView(
        UUID id,
        UUID libraryId,
        String title,
        @Nullable String subtitle,
        List<PersonView> authors,
        List<PersonView> narrators,
        List<PersonView> translators,
        List<PersonView> editors,
        List<SeriesView> series,
        List<String> genres,
        List<String> tags,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable Integer publishedYear,
        BigDecimal duration,
        @Nullable String description,
        @Nullable String coverUrl,
        Instant addedAt,
        Instant updatedAt,
        @Nullable Instant removedAt,
        RatingView rating) {

    /** A contributor. */
    public record PersonView(UUID id, String name) {}

    /**
     * A place in a series.
     *
     * @param position as printed, for example {@code "1.5"}; null when the series is not numbered
     */
    public record SeriesView(UUID id, String name, @Nullable String position) {}

    /**
     * What its readers think of it.
     *
     * @param average null while nobody has rated it
     */
    public record RatingView(@Nullable BigDecimal average, long count) {}
}
