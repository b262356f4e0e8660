package dev.nexus.catalog.search;

import dev.nexus.catalog.book.BookState;
import dev.nexus.catalog.book.BookState.Person;
import dev.nexus.catalog.book.BookState.SeriesEntry;
import dev.nexus.catalog.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * One thing that can be found, as folded words in four weights.
 *
 * @param name what it is called: weight A
 * @param people who made it: weight B
 * @param titlePage subtitle and series: weight C
 * @param around a book's description, a chapter's book: weight D
 */
record SearchEntry(
        Kind kind,
        UUID subject,
        int ordinal,
        FoldedText name,
        FoldedText people,
        FoldedText titlePage,
        FoldedText around) {

    enum Kind {
        BOOK,
        PERSON,
        SERIES,
        CHAPTER;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final FoldedText NOTHING = new FoldedText(List.of());
    private static final int MAX_DESCRIPTION = 5_000;

    /** Everything that a book brings into the index. */
    static List<SearchEntry> of(BookState book) {
        List<Person> people = Stream.concat(book.authors().stream(), book.narrators().stream())
                .distinct()
                .toList();
        var entries = new ArrayList<SearchEntry>();
        entries.add(book(book, people));
        people.forEach(person -> entries.add(named(Kind.PERSON, person.id(), person.name())));
        book.series().forEach(series -> entries.add(named(Kind.SERIES, series.id(), series.name())));
        var around = FoldedText.ofAll(
                Stream.concat(Stream.of(book.title()), book.authors().stream().map(Person::name)));
        for (int i = 0; i < book.chapters().size(); i++) {
            var name = FoldedText.of(book.chapters().get(i));
            entries.add(new SearchEntry(Kind.CHAPTER, book.book().value(), i, name, NOTHING, NOTHING, around));
        }
        return entries;
    }

    private static SearchEntry book(BookState book, List<Person> people) {
        var titlePage = Stream.concat(
                Stream.ofNullable(book.subtitle()), book.series().stream().map(SeriesEntry::name));
        var description = Stream.ofNullable(book.description())
                .map(text -> text.substring(0, Math.min(text.length(), MAX_DESCRIPTION)));
        return new SearchEntry(
                Kind.BOOK,
                book.book().value(),
                0,
                FoldedText.of(book.title()),
                FoldedText.ofAll(people.stream().map(Person::name)),
                FoldedText.ofAll(titlePage),
                FoldedText.ofAll(description));
    }

    private static SearchEntry named(Kind kind, UUID subject, String name) {
        return new SearchEntry(kind, subject, 0, FoldedText.of(name), NOTHING, NOTHING, NOTHING);
    }

    SqlParameterSource parameters(UUID library) {
        return new MapSqlParameterSource()
                .addValue("kind", kind.column())
                .addValue("subject", subject)
                .addValue("ordinal", ordinal)
                .addValue("library", library)
                .addValue("name", name.text())
                .addValue("people", people.text())
                .addValue("titlePage", titlePage.text())
                .addValue("around", around.text());
    }
}
