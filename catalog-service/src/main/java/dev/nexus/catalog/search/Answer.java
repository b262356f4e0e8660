package dev.nexus.catalog.search;

import dev.nexus.catalog.book.BookView;
import dev.nexus.catalog.book.SearchSubjects.ChapterOfBook;
import dev.nexus.catalog.book.SearchSubjects.Person;
import dev.nexus.catalog.book.SearchSubjects.SeriesSummary;
import dev.nexus.catalog.search.SearchView.BookHit;
import dev.nexus.catalog.search.SearchView.ChapterHit;
import dev.nexus.catalog.search.SearchView.PersonHit;
import dev.nexus.catalog.search.SearchView.SeriesHit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found of all kinds together. Where something is called just what was typed, nothing is shown that has the words with typos
 * only; where nothing is, the best hit says what may have been meant.
 */
record Answer(
        List<Found<BookView>> books,
        List<Found<Person>> people,
        List<Found<SeriesSummary>> series,
        List<Found<ChapterOfBook>> chapters) {

    static Answer ofBooks(List<Found<BookView>> books) {
        return new Answer(books, List.of(), List.of(), List.of());
    }

    SearchView view(SearchWords words) {
        var exact = fields().anyMatch(fields -> fields.isNamedExactly(words));
        return new SearchView(
                hits(books, words, exact, Answer::book),
                hits(people, words, exact, Answer::person),
                hits(series, words, exact, Answer::series),
                hits(chapters, words, exact, Answer::chapter),
                exact ? null : didYouMean(words));
    }

    private Stream<MatchedFields> fields() {
        return Stream.of(books, people, series, chapters).flatMap(List::stream).map(Found::fields);
    }

    private @Nullable String didYouMean(SearchWords words) {
        var best = fields().findFirst();
        return best.map(fields -> fields.spelled(words))
                .filter(spelled -> !spelled.equals(words))
                .map(SearchWords::text)
                .orElse(null);
    }

    private static <T, V> List<V> hits(
            List<Found<T>> found, SearchWords words, boolean exact, BiFunction<Found<T>, List<String>, V> view) {
        return found.stream()
                .filter(hit -> !exact || hit.fields().hasExactly(words))
                .map(hit -> view.apply(hit, hit.matched(words)))
                .toList();
    }

    private static BookHit book(Found<BookView> found, List<String> matched) {
        return new BookHit(found.value(), found.score(), matched);
    }

    private static PersonHit person(Found<Person> found, List<String> matched) {
        var person = found.value();
        return new PersonHit(
                person.id(), person.libraryId(), person.name(), person.roles(), person.books(), found.score(), matched);
    }

    private static SeriesHit series(Found<SeriesSummary> found, List<String> matched) {
        var series = found.value();
        return new SeriesHit(series.id(), series.libraryId(), series.name(), series.books(), found.score(), matched);
    }

    private static ChapterHit chapter(Found<ChapterOfBook> found, List<String> matched) {
        var chapter = found.value();
        return new ChapterHit(
                chapter.bookId(),
                chapter.bookTitle(),
                chapter.libraryId(),
                chapter.index(),
                chapter.title(),
                chapter.start(),
                chapter.end(),
                found.score(),
                matched);
    }
}
