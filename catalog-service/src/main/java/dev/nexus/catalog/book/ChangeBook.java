package dev.nexus.catalog.book;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.BookMetadata;
import dev.nexus.catalog.media.Languages;
import dev.nexus.catalog.media.SeriesEntry;
import dev.nexus.catalog.text.Line;
import dev.nexus.catalog.text.Prose;
import dev.nexus.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Asks for changes of what is said of a book, as a JSON merge patch (RFC 7396): what is absent stays as it is, null takes it
 * away, as an empty text does, and a list is replaced as a whole. People, genres, tags, series and publishers are named; those that the library does not
 * have yet are added.
 *
 * @param title cannot be taken away
 * @param language a tag of BCP 47, such as {@code en}
 * @param publishedYear of the recording or the book, as curators see fit; before Christ it is negative
 * @param chapters in order, on the book's timeline
 */
public record ChangeBook(
        JsonNullable<String> title,
        JsonNullable<String> subtitle,
        JsonNullable<@Size(max = 200) List<@NotNull Line>> authors,
        JsonNullable<@Size(max = 200) List<@NotNull Line>> narrators,
        JsonNullable<@Size(max = 200) List<@NotNull Line>> translators,
        JsonNullable<@Size(max = 200) List<@NotNull Line>> editors,
        JsonNullable<@Size(max = 50) List<@NotNull @Valid Place>> series,
        JsonNullable<@Size(max = 100) List<@NotNull Line>> genres,
        JsonNullable<@Size(max = 100) List<@NotNull Line>> tags,
        JsonNullable<String> language,
        JsonNullable<String> publisher,
        JsonNullable<@Min(-3000) @Max(3000) Integer> publishedYear,
        JsonNullable<String> description,
        JsonNullable<@Size(max = 10_000) List<@NotNull @Valid Part>> chapters) {

    /**
     * A place in a series.
     *
     * @param position 1 for the first book, 1.5 for one between the first and the second; null when the series is not numbered
     */
    @JsonIgnoreProperties("id")
    public record Place(
            @NotNull Line name,

            @Nullable @PositiveOrZero @Digits(integer = 7, fraction = 2)
            BigDecimal position) {

        SeriesEntry entry() {
            return new SeriesEntry(name.value(), Optional.ofNullable(position));
        }
    }

    /**
     * A chapter.
     *
     * @param start seconds on the book's timeline
     * @param end seconds on the book's timeline
     */
    @JsonIgnoreProperties("index")
    public record Part(
            @NotNull Line title,

            @NotNull @PositiveOrZero @Digits(integer = 9, fraction = 3)
            BigDecimal start,

            @NotNull @PositiveOrZero @Digits(integer = 9, fraction = 3)
            BigDecimal end) {}

    /**
     * What is said of a book after the change.
     *
     * @throws ProblemException {@code validation-failed} when the title is taken away or the language is none
     */
    BookMetadata on(BookMetadata old) {
        return new BookMetadata(
                text(title, "title", Line::new, Line::value, Optional.of(old.title()))
                        .orElseThrow(() -> Refusals.field("#/title", "must not be taken away")),
                text(subtitle, "subtitle", Line::new, Line::value, old.subtitle()),
                lines(authors, old.authors()),
                lines(narrators, old.narrators()),
                lines(translators, old.translators()),
                lines(editors, old.editors()),
                list(series, old.series(), Place::entry),
                lines(genres, old.genres()),
                lines(tags, old.tags()),
                text(language, "language", Line::new, ChangeBook::tag, old.language()),
                text(publisher, "publisher", Line::new, Line::value, old.publisher()),
                publishedYear.isPresent() ? Optional.ofNullable(publishedYear.get()) : old.publishedYear(),
                text(description, "description", Prose::new, Prose::value, old.description()));
    }

    /**
     * What is said of a book that is not there yet.
     *
     * @throws ProblemException {@code validation-failed} for what {@link #on} refuses, and for chapters: nobody knows yet how long the
     *     book is
     */
    public CuratedMetadata curated() {
        if (chapters.isPresent()) {
            throw Refusals.field("#/metadata/chapters", "can be said when the book is there");
        }
        return new CuratedMetadata(on(CuratedMetadata.unsaid()), spoken());
    }

    private Set<BookField> spoken() {
        var spoken = EnumSet.noneOf(BookField.class);
        Map.ofEntries(
                        Map.entry(BookField.TITLE, title),
                        Map.entry(BookField.SUBTITLE, subtitle),
                        Map.entry(BookField.AUTHORS, authors),
                        Map.entry(BookField.NARRATORS, narrators),
                        Map.entry(BookField.TRANSLATORS, translators),
                        Map.entry(BookField.EDITORS, editors),
                        Map.entry(BookField.SERIES, series),
                        Map.entry(BookField.GENRES, genres),
                        Map.entry(BookField.TAGS, tags),
                        Map.entry(BookField.LANGUAGE, language),
                        Map.entry(BookField.PUBLISHER, publisher),
                        Map.entry(BookField.PUBLISHED_YEAR, publishedYear),
                        Map.entry(BookField.DESCRIPTION, description))
                .forEach((field, said) -> {
                    if (said.isPresent()) {
                        spoken.add(field);
                    }
                });
        return spoken;
    }

    /**
     * The chapters after the change.
     *
     * @param durationMillis of the book
     * @throws ProblemException {@code validation-failed} when they are not one after the other within the book
     */
    List<BookChapter> on(List<BookChapter> old, long durationMillis) {
        return chapters.isPresent() ? ChapterList.of(orNone(chapters.get()), durationMillis) : old;
    }

    private static String tag(Line language) {
        return Languages.tagOf(language.value())
                .orElseThrow(() -> new IllegalArgumentException("must be a tag of BCP 47, such as en or de-AT"));
    }

    /** A text without a letter is none. */
    private static <T> Optional<String> text(
            JsonNullable<String> wanted,
            String field,
            Function<String, T> read,
            Function<T, String> value,
            Optional<String> old) {
        if (!wanted.isPresent()) {
            return old;
        }
        try {
            return Optional.ofNullable(wanted.get())
                    .filter(text -> !text.isBlank())
                    .map(read)
                    .map(value);
        } catch (IllegalArgumentException refused) {
            throw Refusals.field("#/" + field, String.valueOf(refused.getMessage()));
        }
    }

    private static List<String> lines(JsonNullable<List<Line>> wanted, List<String> old) {
        return list(wanted, old, Line::value);
    }

    private static <A, B> List<B> list(JsonNullable<List<A>> wanted, List<B> old, Function<A, B> as) {
        return wanted.isPresent() ? orNone(wanted.get()).stream().map(as).toList() : old;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
