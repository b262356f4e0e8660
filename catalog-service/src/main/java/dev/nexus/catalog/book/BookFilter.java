package dev.nexus.catalog.book;

import dev.nexus.catalog.text.FoldedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which books to list; what is null does not matter. Read from the query parameters of the same names.
 *
 * @param library its id
 * @param author the contributor's id
 * @param narrator the contributor's id
 * @param series its id
 * @param genre its name, without regard to case and accents
 * @param language BCP 47; {@code en} includes {@code en-GB}
 * @param durationMin seconds
 * @param durationMax seconds
 * @param addedAfter exclusive
 * @param removed true for deleted books that can be restored, of the libraries that the caller curates
 */
public record BookFilter(
        @Nullable UUID library,
        @Nullable UUID author,
        @Nullable UUID narrator,
        @Nullable UUID series,
        @Nullable String genre,
        @Nullable String language,
        @Nullable BigDecimal durationMin,
        @Nullable BigDecimal durationMax,
        @Nullable Instant addedAfter,
        @Nullable Boolean removed) {

    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000);

    boolean ofRemoved() {
        return Boolean.TRUE.equals(removed);
    }

    void restrict(BookQuery query) {
        query.and(ofRemoved() ? "b.removed_at is not null" : "b.removed_at is null")
                .and("b.library_id = :library", "library", library)
                .and(contributedAs(ContributorRole.AUTHOR, "author"), "author", author)
                .and(contributedAs(ContributorRole.NARRATOR, "narrator"), "narrator", narrator)
                .and(
                        "exists (select from book_series s where s.book_id = b.id and s.series_id = :series)",
                        "series",
                        series)
                .and("""
                        exists (select from book_genre bg join genre g on g.id = bg.genre_id
                                where bg.book_id = b.id and g.folded_name = :genre)
                        """, "genre", genre == null ? null : FoldedText.of(genre).text())
                .and(
                        "(lower(b.language) || '-') like (lower(:language) || '-%')",
                        "language", language == null ? null : language.replace("\0", ""))
                .and("b.duration_millis >= :durationMin", "durationMin", millis(durationMin))
                .and("b.duration_millis <= :durationMax", "durationMax", millis(durationMax))
                .and("b.added_at > :addedAfter", "addedAfter", addedAfter == null ? null : utc(addedAfter));
    }

    private static String contributedAs(ContributorRole role, String parameter) {
        return """
                exists (select from book_contributor c
                        where c.book_id = b.id and c.contributor_id = :%s and c.role = '%s')
                """.formatted(parameter, role.name());
    }

    private static @Nullable Long millis(@Nullable BigDecimal seconds) {
        return seconds == null
                ? null
                : Seconds.toMillis(seconds.max(BigDecimal.ZERO).min(LONGEST));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
