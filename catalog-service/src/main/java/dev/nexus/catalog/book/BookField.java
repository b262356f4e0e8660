package dev.nexus.catalog.book;

import dev.nexus.catalog.media.BookMetadata;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What can be said of a book, field by field: what a curator has changed stays when its files are read again. */
public enum BookField {
    TITLE(BookMetadata::title),
    SUBTITLE(BookMetadata::subtitle),
    AUTHORS(BookMetadata::authors),
    NARRATORS(BookMetadata::narrators),
    TRANSLATORS(BookMetadata::translators),
    EDITORS(BookMetadata::editors),
    SERIES(BookMetadata::series),
    GENRES(BookMetadata::genres),
    TAGS(BookMetadata::tags),
    LANGUAGE(BookMetadata::language),
    PUBLISHER(BookMetadata::publisher),
    PUBLISHED_YEAR(BookMetadata::publishedYear),
    DESCRIPTION(BookMetadata::description),
    CHAPTERS(BookField::notMetadata),
    COVER(BookField::notMetadata),
    FILES(BookField::notMetadata);

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Function<BookMetadata, Object> value;

    BookField(Function<BookMetadata, Object> value) {
        this.value = value;
    }

    /** As the API and the events name it, such as {@code publishedYear}. */
    public String printed() {
        return this == PUBLISHED_YEAR ? "publishedYear" : name().toLowerCase(Locale.ROOT);
    }

    /** The fields that two descriptions do not agree on. */
    static Set<BookField> differing(BookMetadata one, BookMetadata other) {
        var fields = EnumSet.allOf(BookField.class);
        fields.removeIf(field -> field.value.apply(one).equals(field.value.apply(other)));
        return fields;
    }

    /** What the fresh description says, except for some fields. */
    static BookMetadata merged(BookMetadata fresh, Set<BookField> kept, BookMetadata old) {
        Function<BookField, BookMetadata> from = field -> kept.contains(field) ? old : fresh;
        return new BookMetadata(
                from.apply(TITLE).title(),
                from.apply(SUBTITLE).subtitle(),
                from.apply(AUTHORS).authors(),
                from.apply(NARRATORS).narrators(),
                from.apply(TRANSLATORS).translators(),
                from.apply(EDITORS).editors(),
                from.apply(SERIES).series(),
                from.apply(GENRES).genres(),
                from.apply(TAGS).tags(),
                from.apply(LANGUAGE).language(),
                from.apply(PUBLISHER).publisher(),
                from.apply(PUBLISHED_YEAR).publishedYear(),
                from.apply(DESCRIPTION).description());
    }

    private static Object notMetadata(BookMetadata any) {
        return "";
    }
}
