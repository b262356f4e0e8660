package dev.nexus.catalog.search;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.BookView;
import dev.nexus.catalog.book.SearchSubjects;
import dev.nexus.catalog.book.SearchSubjects.ChapterOfBook;
import dev.nexus.catalog.book.SearchSubjects.Person;
import dev.nexus.catalog.book.SearchSubjects.SeriesSummary;
import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.catalog.search.SearchHits.Hit;
import dev.nexus.catalog.search.SuggestionsView.SuggestionView;
import dev.nexus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Searches the libraries that the caller is in; nothing of the others shows in any way. */
@Component
public class Searching {

    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final LibraryAccess access;
    private final SearchIndex index;
    private final SearchTail tail;
    private final BookShelf shelf;
    private final SearchSubjects names;

    Searching(LibraryAccess access, SearchIndex index, SearchTail tail, BookShelf shelf, SearchSubjects names) {
        this.access = access;
        this.index = index;
        this.tail = tail;
        this.shelf = shelf;
        this.names = names;
    }

    /**
     * Finds what has all the words, more or less as they were typed.
     *
     * @param typed at most 200 characters
     * @param library null for all readable ones
     * @param limit of each of the four lists, from 1 to 200
     * @throws ProblemException {@code invalid-parameter}, or {@code search-not-ready} while this instance builds its first index
     */
    @Transactional(readOnly = true)
    public SearchView search(UUID accountId, String typed, @Nullable UUID library, int limit) {
        SearchController.requirePossible(typed, limit);
        return search(accountId, SearchWords.of(typed), library, limit);
    }

    /**
     * Finds what has all the words, more or less as they were typed.
     *
     * @param library null for all readable ones
     * @param limit of each of the four lists
     * @throws ProblemException {@code search-not-ready} while this instance builds its first index
     */
    @Transactional(readOnly = true)
    SearchView search(UUID accountId, SearchWords words, @Nullable UUID library, int limit) {
        var libraries = readable(accountId, library);
        if (libraries.isEmpty() || words.isEmpty()) {
            return SearchView.NOTHING;
        }
        var hits = hits(words, libraries, limit, List.of(Kind.values()));
        return new Answer(
                        books(accountId, found(hits, Kind.BOOK)),
                        people(found(hits, Kind.PERSON)),
                        series(found(hits, Kind.SERIES)),
                        chapters(found(hits, Kind.CHAPTER)))
                .view(words);
    }

    /**
     * Finds books alone, in all readable libraries: as many statements and queries fewer as there are other kinds.
     *
     * @throws ProblemException {@code search-not-ready} while this instance builds its first index
     */
    @Transactional(readOnly = true)
    List<BookView> books(UUID accountId, SearchWords words, int limit) {
        var libraries = readable(accountId, null);
        if (libraries.isEmpty() || words.isEmpty()) {
            return List.of();
        }
        var hits = hits(words, libraries, limit, List.of(Kind.BOOK));
        return Answer.ofBooks(books(accountId, found(hits, Kind.BOOK))).view(words).books().stream()
                .map(SearchView.BookHit::book)
                .toList();
    }

    /**
     * What somebody who has typed this may mean.
     *
     * @param library null for all readable ones
     * @throws ProblemException {@code search-not-ready} while this instance builds its first index
     */
    @Transactional(readOnly = true)
    SuggestionsView suggest(UUID accountId, SearchWords words, @Nullable UUID library, int limit) {
        var libraries = readable(accountId, library);
        if (libraries.isEmpty() || words.isEmpty()) {
            return new SuggestionsView(List.of());
        }
        var kinds = Stream.of(Kind.values()).filter(Kind::isSuggested).toList();
        record Scored(SuggestionView view, Hit hit) {}
        var all = new ArrayList<Scored>();
        hits(words, libraries, limit, kinds).forEach((kind, found) -> found.stream()
                .filter(hit -> MatchedFields.ofName(hit.name()).hasAll(words))
                .forEach(hit -> all.add(new Scored(SuggestionView.of(kind, hit), hit))));
        return new SuggestionsView(all.stream()
                .sorted(Comparator.comparing((Scored one) -> one.hit().score()).reversed())
                .map(Scored::view)
                .limit(limit)
                .toList());
    }

    private Map<Kind, List<Hit>> hits(
            SearchWords words, Collection<UUID> libraries, int limit, Collection<Kind> kinds) {
        if (!tail.isReady()) {
            throw new ProblemException(CatalogProblem.SEARCH_NOT_READY, null).retryAfter(COME_BACK);
        }
        return index.ask(searcher -> SearchHits.find(searcher, kinds, words, libraries, limit));
    }

    private static List<Hit> found(Map<Kind, List<Hit>> hits, Kind kind) {
        return hits.getOrDefault(kind, List.of());
    }

    private List<UUID> readable(UUID accountId, @Nullable UUID library) {
        return access.readable(accountId).stream()
                .map(LibraryId::value)
                .filter(readable -> library == null || readable.equals(library))
                .toList();
    }

    private List<Found<BookView>> books(UUID accountId, List<Hit> found) {
        Map<UUID, BookView> books = byId(shelf.byIds(accountId, subjects(found)), BookView::id);
        return Found.all(found, hit -> books.get(hit.subject()), MatchedFields::of);
    }

    private List<Found<Person>> people(List<Hit> found) {
        Map<UUID, Person> people = byId(names.people(subjects(found)), Person::id);
        return Found.all(found, hit -> people.get(hit.subject()), person -> MatchedFields.ofName(person.name()));
    }

    private List<Found<SeriesSummary>> series(List<Hit> found) {
        Map<UUID, SeriesSummary> all = byId(names.series(subjects(found)), SeriesSummary::id);
        return Found.all(found, hit -> all.get(hit.subject()), series -> MatchedFields.ofName(series.name()));
    }

    private List<Found<ChapterOfBook>> chapters(List<Hit> found) {
        record Place(UUID book, int index) {}
        Map<Place, ChapterOfBook> chapters = byId(
                names.chapters(subjects(found), found.stream().map(Hit::ordinal).toList()),
                chapter -> new Place(chapter.bookId(), chapter.index()));
        return Found.all(
                found,
                hit -> chapters.get(new Place(hit.subject(), hit.ordinal())),
                chapter -> MatchedFields.ofChapter(chapter.title(), chapter.bookTitle()));
    }

    private static Collection<UUID> subjects(List<Hit> found) {
        return found.stream().map(Hit::subject).distinct().toList();
    }

    private static <K, T> Map<K, T> byId(List<T> all, Function<T, K> id) {
        return all.stream().collect(toMap(id, identity()));
    }
}
