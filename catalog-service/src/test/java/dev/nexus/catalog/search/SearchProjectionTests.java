package dev.nexus.catalog.search;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.book.BookPublishing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The index as a projection: it can be built anew at any time, and follows what transactions have done in whatever order. */
class SearchProjectionTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

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
    void doesNotLoseATransactionThatBeganEarlierAndCommitsLater() throws Exception {
        try (var index = SearchIndex.open(folder);
                var pool = Executors.newSingleThreadExecutor()) {
            var projection = projection(index);
            var place = projection.rebuild();
            var written = new CountDownLatch(1);
            var commit = new CountDownLatch(1);
            var older = pool.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                book(library, "Older").publish(publishing);
                written.countDown();
                await(commit);
            }));
            written.await();
            book(library, "Younger").publish(publishing);

            place = projection.takeOver(place, changes.now());
            assertThat(titles(index, "older")).isEmpty();
            commit.countDown();
            older.get();
            follow(projection, place);

            assertThat(titles(index, "older")).containsExactly("Older");
            assertThat(titles(index, "younger")).containsExactly("Younger");
        }
    }

    @Test
    void followingEndsWhereBuildingAnewDoes() throws Exception {
        try (var followed = SearchIndex.open(folder.resolve("followed"));
                var built = SearchIndex.open(folder.resolve("built"))) {
            var place = projection(followed).rebuild();
            var ids = IntStream.range(0, 5)
                    .mapToObj(i -> book(library, "Volume " + i)
                            .by("Author " + i % 2)
                            .in("Saga", Integer.toString(i))
                            .withChapters("Beginning", "End")
                            .publish(publishing))
                    .toList();
            jdbc.sql("update book set removed_at = now() where id = :id")
                    .param("id", ids.get(2))
                    .update();
            jdbc.sql("delete from book where id = :id").param("id", ids.get(4)).update();
            follow(projection(followed), place);
            projection(built).rebuild();

            for (var query : List.of("volume", "author", "saga", "end", "volune 3", "beginning volume 1")) {
                for (var kind : Kind.values()) {
                    assertThat(names(followed, kind, query)).isEqualTo(names(built, kind, query));
                }
            }
            assertThat(titles(built, "volume")).containsExactlyInAnyOrder("Volume 0", "Volume 1", "Volume 3");
        }
    }

    @Test
    void goesOnWhereItWasCommitted() throws Exception {
        try (var index = SearchIndex.open(folder)) {
            projection(index).rebuild();
        }
        book(library, "Later").publish(publishing);
        try (var index = SearchIndex.open(folder)) {
            assertThat(index.place()).isPresent();
            assertThat(titles(index, "later")).isEmpty();
            follow(projection(index), index.place().orElseThrow());
            assertThat(titles(index, "later")).containsExactly("Later");
        }
    }

    @Test
    void isBuiltAnewWhenItsFilesAreBroken() throws Exception {
        try (var index = SearchIndex.open(folder)) {
            projection(index).rebuild();
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(path -> path.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.writeString(file, "no index");
            }
        }

        try (var index = SearchIndex.open(folder)) {
            assertThat(index.place()).isEmpty();
            projection(index).rebuild();
            assertThat(index.place()).isPresent();
        }
    }

    @Test
    void worksInAFolderOfItsOwnWhileAnotherHasTheFolder() throws Exception {
        try (var first = SearchIndex.open(folder);
                var second = SearchIndex.open(folder)) {
            projection(first).rebuild();

            assertThat(second.place()).isEmpty();
            projection(second).rebuild();
            assertThat(second.place()).isPresent();
        }
    }

    @Test
    void knowsWhenChangesThatItHasNotSeenAreForgotten() {
        var before = changes.now().place();
        book(library, "Forgotten").publish(publishing);
        Awaitility.await()
                .until(() -> changes.between(before.transaction(), changes.now().horizon())
                        .containsKey(Kind.BOOK));
        assertThat(changes.now().continuesFrom(before)).isTrue();
        jdbc.sql("update search_change set changed_at = now() - interval '8 days' where xid < cast(:before as xid8)")
                .param("before", Long.toString(changes.now().horizon()))
                .update();

        changes.prune();

        assertThat(changes.now().continuesFrom(before)).isFalse();
        assertThat(changes.now().continuesFrom(changes.now().place())).isTrue();
    }

    private SearchProjection projection(SearchIndex index) {
        return new SearchProjection(index, source, changes, transactions);
    }

    /** Until all that has been committed so far is taken over: other transactions may be running meanwhile. */
    private void follow(SearchProjection projection, SearchPlace from) throws IOException {
        long now = jdbc.sql("select cast(cast(pg_current_xact_id() as text) as bigint)")
                .query(Long.class)
                .single();
        Awaitility.await().until(() -> changes.now().horizon() >= now);
        projection.takeOver(from, changes.now());
    }

    private List<String> titles(SearchIndex index, String query) {
        return names(index, Kind.BOOK, query);
    }

    private List<String> names(SearchIndex index, Kind kind, String query) {
        return index
                .ask(searcher ->
                        SearchHits.find(searcher, List.of(Kind.values()), SearchWords.of(query), List.of(library), 50))
                .getOrDefault(kind, List.of())
                .stream()
                .map(SearchHits.Hit::name)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
