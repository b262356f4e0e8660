package dev.nexus.catalog.search;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.book.BookPublishing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.FileSystemUtils;

/** When an index is followed, when it is built anew, and what searches see meanwhile. */
class SearchTailTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path folder;

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private SearchSource source;

    @Autowired
    private SearchChanges changes;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void buildsTheFirstIndexAndThenOnlyFollows() throws Exception {
        try (var index = SearchIndex.open(folder)) {
            var tail = tail(index);
            assertThat(tail.isReady()).isFalse();

            tail.catchUp();
            assertThat(tail.isReady()).isTrue();
            book(library, "Afterwards").publish(publishing);
            awaitTitle(index, tail, "Afterwards");

            assertThat(rebuilds()).isOne();
        }
    }

    @Test
    void goesOnFromTheIndexOfTheProcessBefore() throws Exception {
        try (var index = SearchIndex.open(folder)) {
            tail(index).catchUp();
        }
        try (var index = SearchIndex.open(folder)) {
            tail(index).catchUp();
        }
        assertThat(rebuilds()).isOne();
    }

    @Test
    void buildsAnewWhatFollowedAnotherDatabase() throws Exception {
        book(library, "Here").publish(publishing);
        try (var index = SearchIndex.open(folder)) {
            index.put(
                    "00000000-0000-0000-0000-000000000001",
                    List.of(Entry.named(Kind.BOOK, new UUID(0, 1), library, "Elsewhere")));
            index.commit(new SearchPlace("another", changes.now().horizon()));
        }
        try (var index = SearchIndex.open(folder)) {
            var tail = tail(index);
            assertThat(tail.isReady()).as("the old index answers meanwhile").isTrue();
            assertThat(titles(index, "elsewhere")).containsExactly("Elsewhere");

            tail.catchUp();

            assertThat(titles(index, "elsewhere")).isEmpty();
            assertThat(titles(index, "here")).containsExactly("Here");
        }
    }

    @Test
    void doesNotAskAnIndexOfAnotherVersion() throws Exception {
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("version", "0", "place", "1").entrySet());
            writer.commit();
        }
        try (var index = SearchIndex.open(folder)) {
            var tail = tail(index);
            assertThat(tail.isReady()).isFalse();
            tail.catchUp();
            assertThat(rebuilds()).isOne();
        }
    }

    @Test
    void mendsAnIndexWhoseFolderIsTakenAwayWhileItRuns() throws Exception {
        try (var index = SearchIndex.open(folder.resolve("index"))) {
            var tail = tail(index);
            tail.catchUp();
            FileSystemUtils.deleteRecursively(folder.resolve("index"));

            book(library, "Mended").publish(publishing);
            awaitTitle(index, tail, "Mended");

            assertThat(folder.resolve("index")).isNotEmptyDirectory();
        }
    }

    private SearchTail tail(SearchIndex index) {
        var tail = new SearchTail(index, new SearchProjection(index, source, changes, transactions), changes, meters);
        tail.resume();
        return tail;
    }

    private long rebuilds() {
        return meters.get("nexus.search.rebuild").timer().count();
    }

    private void awaitTitle(SearchIndex index, SearchTail tail, String title) {
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            tail.catchUp();
            assertThat(titles(index, title)).containsExactly(title);
        });
    }

    private List<String> titles(SearchIndex index, String query) {
        return index
                .ask(searcher ->
                        SearchHits.find(searcher, List.of(Kind.BOOK), SearchWords.of(query), List.of(library), 50))
                .getOrDefault(Kind.BOOK, List.of())
                .stream()
                .map(SearchHits.Hit::name)
                .toList();
    }
}
