package dev.nexus.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in other libraries neither shows nor hides anything. */
class NearWordsTests {

    private static final UUID MINE = new UUID(1, 1);
    private static final UUID FOREIGN = new UUID(2, 2);

    @TempDir
    private Path folder;

    @Test
    void manyForeignWordsDoNotHideTheOneThatIsMeant() throws Exception {
        try (var index = SearchIndex.open(folder)) {
            for (char letter = 'a'; letter <= 'z'; letter++) {
                for (int times = 0; times < 3; times++) {
                    put(index, FOREIGN, "mach" + letter + "ne");
                }
            }
            put(index, MINE, "Machine");
            index.show();

            assertThat(found(index, MINE, "machime")).containsExactly("Machine");
            assertThat(found(index, MINE, "macheme")).containsExactly("Machine");
        }
    }

    @Test
    void aWordThatIsOnlyInOtherLibrariesIsNotNear() throws Exception {
        try (var index = SearchIndex.open(folder)) {
            put(index, FOREIGN, "Secret");
            put(index, MINE, "Machine");
            index.show();

            Map<UUID, Integer> near = index.ask(searcher -> Map.of(
                    MINE, near(searcher.getIndexReader(), MINE, "secrat"),
                    FOREIGN, near(searcher.getIndexReader(), FOREIGN, "secrat")));

            assertThat(near).containsEntry(MINE, 0).containsEntry(FOREIGN, 1);
        }
    }

    private static int near(IndexReader reader, UUID library, String text) throws IOException {
        var words = SearchWords.of(text);
        return new NearWords(reader, words, List.of(library))
                .of(Kind.BOOK)
                .nearWords()
                .getOrDefault(text, List.of())
                .size();
    }

    private static void put(SearchIndex index, UUID library, String title) throws IOException {
        var entry = Entry.named(Kind.BOOK, UUID.randomUUID(), library, title);
        index.put(entry.key(), List.of(entry));
    }

    private static List<String> found(SearchIndex index, UUID library, String query) {
        return index
                .ask(searcher ->
                        SearchHits.find(searcher, List.of(Kind.BOOK), SearchWords.of(query), List.of(library), 10))
                .getOrDefault(Kind.BOOK, List.of())
                .stream()
                .map(SearchHits.Hit::name)
                .toList();
    }
}
