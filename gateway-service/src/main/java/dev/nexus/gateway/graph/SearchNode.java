package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.catalog.Hit;
import dev.nexus.contracts.rpc.catalog.SearchResult;
import dev.nexus.gateway.graph.BookNode.PersonNode;
import dev.nexus.gateway.graph.BookNode.SeriesNode;
import dev.nexus.gateway.graph.Nodes.ChapterNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a search found. */
record SearchNode(
        List<BookHit> books,
        List<PersonHit> people,
        List<SeriesHit> series,
        List<ChapterHit> chapters,
        @Nullable String didYouMean) {

    /** A book that was found. */
    record BookHit(double score, List<String> matched, BookNode book) {}

    /** Somebody who was found. */
    record PersonHit(double score, List<String> matched, PersonNode person) {}

    /** A series that was found. */
    record SeriesHit(double score, List<String> matched, SeriesNode series) {}

    /** A chapter that was found. */
    record ChapterHit(double score, List<String> matched, ChapterNode chapter, String bookId, String bookTitle) {}

    static SearchNode of(SearchResult found) {
        return new SearchNode(
                all(
                        found.getBooksList(),
                        hit -> new BookHit(hit.getScore(), hit.getMatchedList(), BookNode.of(hit.getBook()))),
                all(
                        found.getPeopleList(),
                        hit -> new PersonHit(
                                hit.getScore(),
                                hit.getMatchedList(),
                                new PersonNode(
                                        hit.getPerson().getId(), hit.getPerson().getName()))),
                all(
                        found.getSeriesList(),
                        hit -> new SeriesHit(
                                hit.getScore(),
                                hit.getMatchedList(),
                                new SeriesNode(
                                        hit.getSeries().getId(), hit.getSeries().getName()))),
                all(
                        found.getChaptersList(),
                        hit -> new ChapterHit(
                                hit.getScore(),
                                hit.getMatchedList(),
                                ChapterNode.of(hit.getChapter().getChapter()),
                                hit.getChapter().getBookId(),
                                hit.getChapter().getBookTitle())),
                found.hasDidYouMean() ? found.getDidYouMean() : null);
    }

    private static <T> List<T> all(List<Hit> hits, Function<Hit, T> node) {
        return hits.stream().map(node).toList();
    }
}
