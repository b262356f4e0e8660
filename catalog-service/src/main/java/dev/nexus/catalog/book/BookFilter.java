package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
 * @param tag its name, without regard to case and accents
 * @param publisher its name, without regard to case and accents
 * @param language BCP 47; {@code en} includes {@code en-GB}
 * @param durationMin seconds
 * @param durationMax seconds
 * @param yearMin of publication
 * @param yearMax of publication
 * @param addedAfter exclusive
 * @param ratingMin the least average rating, from 1 to 5
 * @param state what a book is to the caller: {@code not-started}, {@code in-progress} or {@code finished}
 * @param removed true for deleted books that can be restored, of the libraries that the caller curates
 */
public record BookFilter(
        @Nullable UUID library,
        @Nullable UUID author,
        @Nullable UUID narrator,
        @Nullable UUID series,
        @Nullable String genre,
        @Nullable String tag,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable BigDecimal durationMin,
        @Nullable BigDecimal durationMax,
        @Nullable Integer yearMin,
        @Nullable Integer yearMax,
        @Nullable Instant addedAfter,
        @Nullable BigDecimal ratingMin,
        @Nullable String state,
        @Nullable Boolean removed) {

    /** All books on the shelf. */
    public static final BookFilter NONE = new BookFilter(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000);

    /** The books on the shelf by an author. */
    public static BookFilter byAuthor(UUID author) {
        return new BookFilter(
                null, author, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The books on the shelf of a series. */
    public static BookFilter inSeries(UUID series) {
        return new BookFilter(
                null, null, null, series, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The books on a library's shelf of a genre. */
    public static BookFilter ofGenre(UUID library, String genre) {
        return new BookFilter(
                library, null, null, null, genre, null, null, null, null, null, null, null, null, null, null, null);
    }

    boolean ofRemoved() {
        return Boolean.TRUE.equals(removed);
    }

    /** The filter's libraries among those that may be read. */
    List<UUID> of(List<LibraryId> readable) {
        return readable.stream()
                .map(LibraryId::value)
                .filter(each -> library == null || library.equals(each))
                .toList();
    }

    /**
     * Adds the conditions.
     *
     * @param caller whose state of the books is meant
     * @throws ProblemException {@code invalid-parameter} for a state that there is not
     */
    void restrict(BookQuery query, UUID caller) {
        query.and(ofRemoved() ? "b.removed_at is not null" : "b.removed_at is null")
                .and(contributedAs(ContributorRole.AUTHOR, "author"), "author", author)
                .and(contributedAs(ContributorRole.NARRATOR, "narrator"), "narrator", narrator)
                .and(
                        "exists (select from book_series s where s.book_id = b.id and s.series_id = :series)",
                        "series",
                        series)
                .and(named(NameKind.GENRE, "genre"), "genre", key(genre))
                .and(named(NameKind.TAG, "tag"), "tag", key(tag))
                .and("""
                        b.publisher_id = any (array(select n.id from publisher n
                            where n.library_id = b.library_id and n.folded_name = :publisher))
                        """, "publisher", key(publisher))
                .and(
                        "(lower(b.language) || '-') like (lower(:language) || '-%')",
                        "language", language == null ? null : language.replace("\0", ""))
                .and("b.duration_millis >= :durationMin", "durationMin", millis(durationMin))
                .and("b.duration_millis <= :durationMax", "durationMax", millis(durationMax))
                .and("b.published_year >= :yearMin", "yearMin", yearMin)
                .and("b.published_year <= :yearMax", "yearMax", yearMax)
                .and("b.added_at > :addedAfter", "addedAfter", addedAfter == null ? null : utc(addedAfter))
                .and("b.rating_average >= :ratingMin", "ratingMin", ratingMin);
        if (state != null) {
            query.and(inState(state), "caller", caller);
        }
    }

    /** What was begun is little of what there is, so it is looked up first; what was not begun is most, and left out on the way. */
    private static String inState(String state) {
        return switch (state) {
            case "not-started" -> """
                    not exists (select from listening_state l
                        where l.listener_id = :caller and l.book_id = b.id and l.state <> 'not-started')
                    """;
            case "in-progress", "finished" -> """
                    b.id = any (array(select l.book_id from listening_state l
                        where l.listener_id = :caller and l.state = '%s'))
                    """.formatted(state);
            default ->
                throw new ProblemException(
                        CommonProblem.INVALID_PARAMETER, "state is not not-started, in-progress or finished");
        };
    }

    private static String named(NameKind kind, String parameter) {
        return """
                exists (select from %s r join %s n on n.id = r.%s
                        where r.book_id = b.id and n.library_id = b.library_id and n.folded_name = :%s)
                """.formatted(kind.references(), kind.table(), kind.reference(), parameter);
    }

    private static @Nullable String key(@Nullable String name) {
        return name == null ? null : Names.key(name.replace("\0", ""));
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
