package dev.nexus.catalog.search;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.BookView;
import dev.nexus.catalog.book.SearchSubjects;
import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.search.SearchEntry.Kind;
import dev.nexus.catalog.search.SearchHits.Hit;
import dev.nexus.catalog.search.SearchView.BookHit;
import dev.nexus.catalog.search.SearchView.ChapterHit;
import dev.nexus.catalog.search.SearchView.PersonHit;
import dev.nexus.catalog.search.SearchView.SeriesHit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Searches the libraries that the caller is in. */
@Component
class Searching {

    private final LibraryAccess access;
    private final SearchHits hits;
    private final BookShelf shelf;
    private final SearchSubjects names;

    Searching(LibraryAccess access, SearchHits hits, BookShelf shelf, SearchSubjects names) {
        this.access = access;
        this.hits = hits;
        this.shelf = shelf;
        this.names = names;
    }

    /**
     * Finds what has all the words.
     *
     * @param library null for all readable ones
     * @param limit of each of the four lists
     */
    @Transactional(readOnly = true)
    SearchView search(UUID accountId, SearchWords words, @Nullable UUID library, int limit) {
        List<UUID> libraries = access.readable(accountId).stream()
                .map(LibraryId::value)
                .filter(readable -> library == null || readable.equals(library))
                .toList();
        if (libraries.isEmpty() || words.isEmpty()) {
            return SearchView.NOTHING;
        }
        return new SearchView(
                books(accountId, words, hits.find(Kind.BOOK, words, libraries, limit)),
                people(words, hits.find(Kind.PERSON, words, libraries, limit)),
                series(words, hits.find(Kind.SERIES, words, libraries, limit)),
                chapters(words, hits.find(Kind.CHAPTER, words, libraries, limit)));
    }

    private List<BookHit> books(UUID accountId, SearchWords words, List<Hit> found) {
        Map<UUID, BookView> books = byId(shelf.byIds(accountId, subjects(found)), BookView::id);
        return ranked(found, hit -> Optional.ofNullable(books.get(hit.subject()))
                .map(book -> new BookHit(book, hit.score(), MatchedFields.of(book, words))));
    }

    private List<PersonHit> people(SearchWords words, List<Hit> found) {
        Map<UUID, SearchSubjects.Person> people = byId(names.people(subjects(found)), SearchSubjects.Person::id);
        return ranked(found, hit -> Optional.ofNullable(people.get(hit.subject()))
                .map(person -> new PersonHit(
                        person.id(),
                        person.libraryId(),
                        person.name(),
                        person.roles(),
                        person.books(),
                        hit.score(),
                        MatchedFields.ofName(person.name(), words))));
    }

    private List<SeriesHit> series(SearchWords words, List<Hit> found) {
        Map<UUID, SearchSubjects.SeriesSummary> all =
                byId(names.series(subjects(found)), SearchSubjects.SeriesSummary::id);
        return ranked(found, hit -> Optional.ofNullable(all.get(hit.subject()))
                .map(series -> new SeriesHit(
                        series.id(),
                        series.libraryId(),
                        series.name(),
                        series.books(),
                        hit.score(),
                        MatchedFields.ofName(series.name(), words))));
    }

    private List<ChapterHit> chapters(SearchWords words, List<Hit> found) {
        record Place(UUID book, int index) {}
        Map<Place, SearchSubjects.ChapterOfBook> chapters = byId(
                names.chapters(subjects(found), found.stream().map(Hit::ordinal).toList()),
                chapter -> new Place(chapter.bookId(), chapter.index()));
        return ranked(found, hit -> Optional.ofNullable(chapters.get(new Place(hit.subject(), hit.ordinal())))
                .map(chapter -> new ChapterHit(
                        chapter.bookId(),
                        chapter.bookTitle(),
                        chapter.libraryId(),
                        chapter.index(),
                        chapter.title(),
                        chapter.start(),
                        chapter.end(),
                        hit.score(),
                        MatchedFields.ofChapter(chapter.title(), chapter.bookTitle(), words))));
    }

    private static Collection<UUID> subjects(List<Hit> found) {
        return found.stream().map(Hit::subject).distinct().toList();
    }

    private static <K, T> Map<K, T> byId(List<T> all, Function<T, K> id) {
        return all.stream().collect(toMap(id, identity()));
    }

    private static <T> List<T> ranked(List<Hit> found, Function<Hit, Optional<T>> view) {
        return found.stream().flatMap(hit -> view.apply(hit).stream()).toList();
    }
}
