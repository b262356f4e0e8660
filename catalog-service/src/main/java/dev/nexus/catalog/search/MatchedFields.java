package dev.nexus.catalog.search;

import dev.nexus.catalog.book.BookView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells in which fields of a hit the words were found. */
final class MatchedFields {

    private final SearchWords words;
    private final List<String> fields = new ArrayList<>();

    private MatchedFields(SearchWords words) {
        this.words = words;
    }

    static List<String> of(BookView book, SearchWords words) {
        return new MatchedFields(words)
                .look("title", Stream.of(book.title()))
                .look("subtitle", Stream.ofNullable(book.subtitle()))
                .look("authors", book.authors().stream().map(BookView.PersonView::name))
                .look("narrators", book.narrators().stream().map(BookView.PersonView::name))
                .look("series", book.series().stream().map(BookView.SeriesView::name))
                .look("description", Stream.ofNullable(book.description()))
                .fields;
    }

    static List<String> ofName(String name, SearchWords words) {
        return new MatchedFields(words).look("name", Stream.of(name)).fields;
    }

    static List<String> ofChapter(String title, String bookTitle, SearchWords words) {
        return new MatchedFields(words).look("title", Stream.of(title)).look("bookTitle", Stream.of(bookTitle)).fields;
    }

    private MatchedFields look(String field, Stream<String> texts) {
        if (texts.anyMatch(words::touches)) {
            fields.add(field);
        }
        return this;
    }
}
