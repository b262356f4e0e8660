package dev.nexus.catalog.search;

import dev.nexus.catalog.book.BookView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells in which fields of a hit the words were found, and how the hit spells them. */
final class MatchedFields {

    private static final String DESCRIPTION = "description";

    private final Map<String, List<String>> wordsByField = new LinkedHashMap<>();

    private MatchedFields() {}

    static MatchedFields of(BookView book) {
        return new MatchedFields()
                .with("title", Stream.of(book.title()))
                .with("subtitle", Stream.ofNullable(book.subtitle()))
                .with("authors", book.authors().stream().map(BookView.PersonView::name))
                .with("narrators", book.narrators().stream().map(BookView.PersonView::name))
                .with("translators", book.translators().stream().map(BookView.PersonView::name))
                .with("editors", book.editors().stream().map(BookView.PersonView::name))
                .with("series", book.series().stream().map(MatchedFields::place))
                .with(DESCRIPTION, Stream.ofNullable(book.description()));
    }

    static MatchedFields ofName(String name) {
        return new MatchedFields().with("name", Stream.of(name));
    }

    static MatchedFields ofChapter(String title, String bookTitle) {
        return new MatchedFields().with("title", Stream.of(title)).with("bookTitle", Stream.of(bookTitle));
    }

    /** The fields that have any of the words, with the typos that they may have. */
    List<String> matched(SearchWords words) {
        var spelled = spelled(words);
        var fields = new ArrayList<String>();
        wordsByField.forEach((field, text) -> {
            if (spelled.touches(text)) {
                fields.add(field);
            }
        });
        return fields;
    }

    /** Whether each of the words is there as it was typed. */
    boolean hasExactly(SearchWords words) {
        return words.areAllIn(all());
    }

    /** Whether each of the words is there as it was typed, and the hit is not just described so. */
    boolean isNamedExactly(SearchWords words) {
        var named = wordsByField.entrySet().stream()
                .filter(field -> !field.getKey().equals(DESCRIPTION))
                .flatMap(field -> field.getValue().stream())
                .toList();
        return words.areAllIn(named);
    }

    /** Whether each of the words is there, with the typos that it may have. */
    boolean hasAll(SearchWords words) {
        return words.areAllNearlyIn(all());
    }

    /** The words as the hit spells them. */
    SearchWords spelled(SearchWords words) {
        return words.spelledAs(all());
    }

    private List<String> all() {
        return wordsByField.values().stream().flatMap(List::stream).toList();
    }

    private static String place(BookView.SeriesView series) {
        return series.position() == null ? series.name() : series.name() + " " + series.position();
    }

    private MatchedFields with(String field, Stream<String> texts) {
        wordsByField.put(field, SearchText.indexed(texts));
        return this;
    }
}
