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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often the book that was meant comes first (P@1), and how far down it is (the mean reciprocal rank of the first ten), over
 * generated queries for real titles. More titles: {@code -Dnexus.search.titles=100000}.
 */
class SearchQualityTests {

    private static final int QUERIES = 20;
    private static final int TITLES = Integer.getInteger("nexus.search.titles", 0);
    private static final UUID LIBRARY = new UUID(7, 7);

    private static final class Figures {
        private int queries;
        private int first;
        private double reciprocalRanks;

        void add(int rank) {
            queries++;
            first += rank == 1 ? 1 : 0;
            reciprocalRanks += rank == 0 ? 0 : 1.0 / rank;
        }

        double precision() {
            return (double) first / queries;
        }

        double meanReciprocalRank() {
            return reciprocalRanks / queries;
        }
    }

    @Test
    void findsTheBookThatWasMeant(@TempDir Path folder) throws IOException {
        var titles = Titles.atLeast(TITLES);
        Map<Misspelling, Figures> figures = new EnumMap<>(Misspelling.class);
        var all = new Figures();
        var times = new ArrayList<Long>();
        try (var index = SearchIndex.open(folder)) {
            for (int i = 0; i < titles.size(); i++) {
                var entry = titles.get(i).entry(LIBRARY, i);
                index.put(entry.key(), List.of(entry));
            }
            index.show();
            for (var misspelling : Misspelling.values()) {
                var random = new Random(42);
                var ofKind = figures.computeIfAbsent(misspelling, _ -> new Figures());
                while (ofKind.queries < QUERIES) {
                    var book = titles.get(random.nextInt(titles.size()));
                    misspelling.of(book, random).ifPresent(query -> {
                        var begun = System.nanoTime();
                        int rank = rank(index, book, query);
                        times.add(System.nanoTime() - begun);
                        ofKind.add(rank);
                        all.add(rank);
                    });
                }
            }
        }
        print(titles.size(), figures, all, times);
        assertThat(all.precision()).as("P@1 of all").isGreaterThanOrEqualTo(0.95);
        assertThat(all.meanReciprocalRank()).as("MRR@10 of all").isGreaterThanOrEqualTo(0.96);
        assertThat(requireNonNull(figures.get(Misspelling.FIRST_LETTER)).precision())
                .as("P@1 with a wrong first letter")
                .isGreaterThanOrEqualTo(0.9);
        assertThat(requireNonNull(figures.get(Misspelling.NONE)).precision())
                .as("P@1 of exact titles")
                .isGreaterThanOrEqualTo(0.98);
    }

    /** From 1, or 0 when it is not among the first ten. Another recording of the same title is as good. */
    private static int rank(SearchIndex index, Titles.Title book, String query) {
        var hits = requireNonNull(index.ask(searcher ->
                        SearchHits.find(searcher, List.of(Kind.values()), SearchWords.of(query), List.of(LIBRARY), 10))
                .get(Kind.BOOK));
        for (int i = 0; i < hits.size(); i++) {
            if (SearchText.typed(hits.get(i).name()).equals(SearchText.typed(book.title()))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static void print(int titles, Map<Misspelling, Figures> figures, Figures all, List<Long> times) {
        System.out.printf("%,d titles%nquery                P@1  MRR@10%n", titles);
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
