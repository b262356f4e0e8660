package dev.nexus.catalog.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.nexus.catalog.book.BookView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest or a feed says of a book (Readium Web Publication Manifest, "Metadata").
 *
 * @param identifier a URN with the book's id
 * @param duration seconds
 * @param published a day: the first of the year, for the standard knows no years
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicationMetadata(
        @JsonProperty("@type") String type,
        String conformsTo,
        String identifier,
        String title,
        @Nullable String subtitle,
        @Nullable List<Named> author,
        @Nullable List<Named> narrator,
        @Nullable List<Named> translator,
        @Nullable List<Named> editor,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String published,
        Instant modified,
        @Nullable String description,
        @Nullable List<Named> subject,
        @Nullable Collections belongsTo,
        BigDecimal duration) {

    private static final String AUDIOBOOK = "http://schema.org/Audiobook";
    private static final String PROFILE = "https://readium.org/webpub-manifest/profiles/audiobook";

    /** Somebody or something with a name. */
    record Named(String name) {}

    /** A series with the book's place in it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(String name, @Nullable BigDecimal position) {}

    /** What the book is part of. */
    record Collections(List<Member> series) {}

    static PublicationMetadata of(BookView book) {
        return new PublicationMetadata(
                AUDIOBOOK,
                PROFILE,
                "urn:uuid:" + book.id(),
                book.title(),
                book.subtitle(),
                people(book.authors()),
                people(book.narrators()),
                people(book.translators()),
                people(book.editors()),
                book.language(),
                book.publisher(),
                book.publishedYear() == null ? null : "%04d-01-01".formatted(book.publishedYear()),
                book.updatedAt(),
                book.description(),
                named(Stream.concat(book.genres().stream(), book.tags().stream())),
                collections(book.series()),
                book.duration());
    }

    private static @Nullable List<Named> people(List<BookView.PersonView> people) {
        return named(people.stream().map(BookView.PersonView::name));
    }

    /** Null for none: what is not there is left out. */
    private static @Nullable List<Named> named(Stream<String> names) {
        var all = names.distinct().map(Named::new).toList();
        return all.isEmpty() ? null : all;
    }

    private static @Nullable Collections collections(List<BookView.SeriesView> series) {
        return series.isEmpty()
                ? null
                : new Collections(series.stream()
                        .map(place -> new Member(
                                place.name(), place.position() == null ? null : new BigDecimal(place.position())))
                        .toList());
    }
}
