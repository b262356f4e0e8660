package dev.nexus.catalog.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often what was meant comes first (P@1), and how far down it is (the mean reciprocal rank of the first ten), over generated queries for
 * real titles, people and series, all in one index. More titles: {@code -Dnexus.search.titles=100000}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchQualityTests {

    private static final int QUERIES = 20;
    private static final int MOST_TRIES = 20_000;
    private static final int TITLES = Integer.getInteger("nexus.search.titles", 0);
    private static final UUID LIBRARY = new UUID(7, 7);

    private final List<Sought> books = LibriVox.books(TITLES);
    private final List<Sought> authors = LibriVox.authors();
    private final List<Sought> narrators = LibriVox.narrators();
    private final List<Sought> series = LibriVox.series();

    private SearchIndex index;

    /** What was measured for a kind of names. */
    private record Quality(Map<Misspelling, SearchFigures> figures, SearchFigures all) {

        double precision(Misspelling misspelling) {
            return requireNonNull(figures.get(misspelling)).precision();
        }
    }

    @BeforeAll
    void indexAll(@TempDir Path folder) throws IOException {
        index = SearchIndex.open(folder);
        put(books);
        put(LibriVox.distinct(Stream.concat(authors.stream(), narrators.stream())));
        put(series);
        index.show();
    }

    private void put(List<Sought> all) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            var entry = all.get(i).entry(LIBRARY, i);
            index.put(entry.key(), List.of(entry));
        }
    }

    @AfterAll
    void close() throws IOException {
        index.close();
    }

    @Test
    void findsTheBookThatWasMeant() {
        var quality = measure("books", books);

        assertThat(quality.all().precision()).as("P@1 of all").isGreaterThanOrEqualTo(0.95);
        assertThat(quality.all().meanReciprocalRank()).as("MRR@10 of all").isGreaterThanOrEqualTo(0.96);
        assertThat(quality.precision(Misspelling.FIRST_LETTER))
                .as("P@1 with a wrong first letter")
                .isGreaterThanOrEqualTo(0.9);
        assertThat(quality.precision(Misspelling.NONE))
                .as("P@1 of exact titles")
                .isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void findsTheAuthorWhoWasMeant() {
        isFoundByItsName(measure("authors", authors));
    }

    @Test
    void findsTheNarratorWhoWasMeant() {
        isFoundByItsName(measure("narrators", narrators));
    }

    @Test
    void findsTheSeriesThatWasMeant() {
        isFoundByItsName(measure("series", series));
    }

    /** A little below what was measured: all but some names of one word, which may be another's with one letter changed. */
    private static void isFoundByItsName(Quality quality) {
        assertThat(quality.all().precision()).as("P@1 of all").isGreaterThanOrEqualTo(0.98);
        assertThat(quality.all().meanReciprocalRank()).as("MRR@10 of all").isGreaterThanOrEqualTo(0.98);
        assertThat(quality.precision(Misspelling.NONE)).as("P@1 of exact names").isGreaterThanOrEqualTo(1);
        assertThat(quality.precision(Misspelling.ONE_WORD))
                .as("P@1 of one word with a wrong letter")
                .isGreaterThanOrEqualTo(0.9);
    }

    private Quality measure(String what, List<Sought> names) {
        Map<Misspelling, SearchFigures> figures = new EnumMap<>(Misspelling.class);
        var all = new SearchFigures();
        var times = new ArrayList<Long>();
        for (var misspelling : Misspelling.values()) {
            var random = new Random(42);
            var ofKind = new SearchFigures();
            for (int i = 0; i < MOST_TRIES && ofKind.queries() < QUERIES; i++) {
                var sought = names.get(random.nextInt(names.size()));
                misspelling.of(sought, random).ifPresent(query -> {
                    var begun = System.nanoTime();
                    int rank = rank(sought, query);
                    times.add(System.nanoTime() - begun);
                    ofKind.add(rank);
                    all.add(rank);
                });
            }
            if (ofKind.queries() > 0) {
                figures.put(misspelling, ofKind);
            }
        }
        print(names.size() + " " + what, figures, all, times);
        return new Quality(figures, all);
    }

    /** From 1, or 0 when it is not among the first ten of its kind. */
    private int rank(Sought sought, String query) {
        var hits = requireNonNull(index.ask(searcher ->
                        SearchHits.find(searcher, List.of(Kind.values()), SearchWords.of(query), List.of(LIBRARY), 10))
                .get(sought.kind()));
        for (int i = 0; i < hits.size(); i++) {
            if (sought.isMeantBy(hits.get(i).name())) {
                return i + 1;
            }
        }
        return 0;
    }

    private static void print(
            String what, Map<Misspelling, SearchFigures> figures, SearchFigures all, List<Long> times) {
        System.out.printf("%s%nquery                P@1  MRR@10%n", what);
        figures.forEach((misspelling, found) -> System.out.printf(
                "%-18s %.3f   %.3f%n",
                misspelling.name().toLowerCase(Locale.ROOT), found.precision(), found.meanReciprocalRank()));
        System.out.printf("%-18s %.3f   %.3f%n", "all", all.precision(), all.meanReciprocalRank());
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                "ms a query: p50 %.1f, p95 %.1f%n",
                sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 95 / 100) / 1e6);
    }
}
