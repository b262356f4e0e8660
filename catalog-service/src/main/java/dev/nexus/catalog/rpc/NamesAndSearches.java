package dev.nexus.catalog.rpc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.nexus.catalog.book.BookDetailsView.ChapterView;
import dev.nexus.catalog.book.NameList;
import dev.nexus.catalog.book.NameShelf;
import dev.nexus.catalog.book.NameView;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.catalog.search.SearchView;
import dev.nexus.catalog.search.Searching;
import dev.nexus.contracts.rpc.catalog.ChapterHit;
import dev.nexus.contracts.rpc.catalog.Hit;
import dev.nexus.contracts.rpc.catalog.NameAnswer;
import dev.nexus.contracts.rpc.catalog.NameKind;
import dev.nexus.contracts.rpc.catalog.NameQuestion;
import dev.nexus.contracts.rpc.catalog.Search;
import dev.nexus.contracts.rpc.catalog.SearchAnswer;
import dev.nexus.contracts.rpc.catalog.SearchResult;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcParts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** People, series and searches. */
@Component
class NamesAndSearches {

    private final NameShelf shelf;
    private final Searching searching;

    NamesAndSearches(NameShelf shelf, Searching searching) {
        this.shelf = shelf;
        this.searching = searching;
    }

    /** One statement for each kind. */
    List<NameAnswer> names(UUID caller, List<NameQuestion> asked) {
        RpcParts.requireAtMost("names", asked.size(), RpcParts.MOST_IDS);
        Map<NameKind, Map<UUID, NameView>> known =
                asked.stream().collect(groupingBy(NameQuestion::getKind)).entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                kind -> shelf.byIds(caller, list(kind.getKey()), ids(kind.getValue()))));
        return asked.stream()
                .map(question -> RpcParts.part(
                        () -> answer(known.getOrDefault(question.getKind(), Map.of()), question),
                        problem -> NameAnswer.newBuilder().setProblem(problem).build()))
                .toList();
    }

    SearchAnswer search(UUID caller, Search search) {
        return RpcParts.part(
                () -> SearchAnswer.newBuilder()
                        .setResult(result(searching.search(
                                caller,
                                search.getWords(),
                                search.hasLibraryId() ? RpcParts.id("library_id", search.getLibraryId()) : null,
                                search.getLimit())))
                        .build(),
                problem -> SearchAnswer.newBuilder().setProblem(problem).build());
    }

    private static NameAnswer answer(Map<UUID, NameView> known, NameQuestion question) {
        var name = known.get(RpcParts.id("id", question.getId()));
        if (name == null) {
            throw new ProblemException(CatalogProblem.NAME_NOT_FOUND, null);
        }
        return NameAnswer.newBuilder().setName(BookMessages.name(name)).build();
    }

    private static List<UUID> ids(List<NameQuestion> questions) {
        return RpcParts.ids("names", questions.stream().map(NameQuestion::getId).toList());
    }

    private static NameList list(NameKind kind) {
        return switch (kind) {
            case NAME_KIND_AUTHOR -> NameList.AUTHORS;
            case NAME_KIND_NARRATOR -> NameList.NARRATORS;
            case NAME_KIND_SERIES -> NameList.SERIES;
            case NAME_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new ProblemException(CommonProblem.INVALID_PARAMETER, "kind is not known.");
        };
    }

    private static SearchResult result(SearchView view) {
        var result = SearchResult.newBuilder();
        view.books()
                .forEach(found ->
                        result.addBooks(hit(found.score(), found.matched()).setBook(BookMessages.book(found.book()))));
        view.people()
                .forEach(found -> result.addPeople(hit(found.score(), found.matched())
                        .setPerson(BookMessages.name(
                                new NameView(found.id(), found.libraryId(), found.name(), found.books())))));
        view.series()
                .forEach(found -> result.addSeries(hit(found.score(), found.matched())
                        .setSeries(BookMessages.name(
                                new NameView(found.id(), found.libraryId(), found.name(), found.books())))));
        view.chapters()
                .forEach(found -> result.addChapters(hit(found.score(), found.matched())
                        .setChapter(ChapterHit.newBuilder()
                                .setBookId(found.bookId().toString())
                                .setBookTitle(found.bookTitle())
                                .setChapter(BookMessages.chapter(
                                        new ChapterView(found.index(), found.title(), found.start(), found.end()))))));
        BookMessages.given(view.didYouMean(), result::setDidYouMean);
        return result.build();
    }

    private static Hit.Builder hit(BigDecimal score, List<String> matched) {
        return Hit.newBuilder().setScore(score.doubleValue()).addAllMatched(matched);
    }
}
