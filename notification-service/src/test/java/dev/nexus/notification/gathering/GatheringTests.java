package dev.nexus.notification.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.CatalogEvent.Person;
import dev.nexus.contracts.CatalogEvent.SeriesEntry;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.notification.TellingTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** New books and imports, told together. */
class GatheringTests extends TellingTest {

    private static final Duration QUIET = Duration.ofMinutes(3);

    private final Person austen = new Person(UUID.randomUUID(), "Jane Austen");
    private final Person verne = new Person(UUID.randomUUID(), "Jules Verne");
    private final SeriesEntry novels = new SeriesEntry(UUID.randomUUID(), "Novels", "1");
    private final UUID emma = UUID.randomUUID();

    @Test
    void tellsOnceOfABookWhoseAuthorAndSeriesAreFollowed() {
        adaIsAMember("en", null);
        follows(ada, "author", austen.id());
        follows(ada, "series", novels.id());

        publishBook(emma, "Emma", List.of(austen), List.of(novels));
        awaitHandled();
        assertThat(told(ada)).isEmpty();
        leap(QUIET);

        assertThat(awaitTold(ada, 1))
                .containsExactly(new Told(
                        "book-added",
                        "A new book by Jane Austen: “Emma”",
                        "“Emma” is in your library now. You follow Jane Austen.",
                        "/api/v1/books/" + emma,
                        true));
    }

    @Test
    void tellsABulkOfBooksInOneNotification() {
        adaIsAMember("en", null);
        follows(ada, "author", austen.id());
        for (var i = 0; i < 12; i++) {
            publishBook(UUID.randomUUID(), "Novel %02d".formatted(i), List.of(austen), List.of());
        }
        publishBook(UUID.randomUUID(), "Of somebody else", List.of(verne), List.of());
        awaitHandled();
        leap(QUIET);

        assertThat(awaitTold(ada, 1))
                .containsExactly(new Told(
                        "book-added",
                        "12 new books: Jane Austen",
                        "They are in your library now, “Novel 00” among them. You follow Jane Austen.",
                        "/api/v1/books?author=" + austen.id(),
                        true));

        publishBook(emma, "Emma", List.of(austen), List.of());
        awaitHandled();
        leap(Duration.ofMinutes(30));
        await().during(Duration.ofMillis(300)).until(() -> told(ada).size() == 1);
        leap(Duration.ofMinutes(31));
        awaitTold(ada, 2);
    }

    @Test
    void tellsThatASeriesGoesOnToWhoHeardABookOfItAlsoAfterAMerge() {
        adaIsAMember("en", null);
        var other = new SeriesEntry(UUID.randomUUID(), "The Novels", "1");
        var persuasion = UUID.randomUUID();
        publishBook(
                persuasion,
                "Persuasion",
                List.of(),
                List.of(other),
                Instant.now().minus(Duration.ofDays(30)));
        awaitHandled();
        finish(ada, persuasion);
        publish(
                "/catalog/series/" + novels.id(),
                1,
                new CatalogEvent.SeriesMerged(novels.id(), other.id(), library, "Novels", Instant.now()));
        awaitHandled();
        follows(ada, "author", austen.id());

        publishBook(emma, "Emma", List.of(austen), List.of(novels));
        awaitHandled();
        leap(QUIET);

        assertThat(awaitTold(ada, 2))
                .extracting(Told::kind, Told::title)
                .containsExactly(
                        tuple("book-finished", "You finished “Persuasion”"),
                        tuple("series-continues", "Novels goes on: “Emma”"));
    }

    @Test
    void tellsAsFollowedWhatIsNotWantedAsGoingOn() {
        adaIsAMember("en", null);
        var off = Map.of("inApp", false, "push", false);
        ask(HttpMethod.PUT, "/notification-preferences", Map.of("kinds", Map.of("series-continues", off)));
        var persuasion = UUID.randomUUID();
        publishBook(
                persuasion,
                "Persuasion",
                List.of(),
                List.of(novels),
                Instant.now().minus(Duration.ofDays(30)));
        awaitHandled();
        finish(ada, persuasion);
        follows(ada, "series", novels.id());

        publishBook(emma, "Emma", List.of(), List.of(novels));
        awaitHandled();
        leap(QUIET);

        assertThat(awaitTold(ada, 2).getLast().title()).isEqualTo("New in Novels: “Emma”");
    }

    @Test
    void tellsNothingToStrangersNorToWhoBroughtTheBookNorOfWhatIsGoneOrOld() {
        adaIsAMember("en", null);
        var stranger = UUID.randomUUID();
        var witness = UUID.randomUUID();
        grant(witness, LibraryRole.LISTENER);
        for (var account : List.of(ada, stranger, witness)) {
            follows(account, "author", austen.id());
        }
        var removed = UUID.randomUUID();
        publishBook(emma, "Emma", List.of(austen), List.of());
        publishBook(removed, "Sanditon", List.of(austen), List.of());
        publishBook(
                UUID.randomUUID(),
                "Persuasion",
                List.of(austen),
                List.of(),
                Instant.now().minus(Duration.ofDays(3)));
        imported(emma);
        publish("/catalog/books/" + removed, 2, new CatalogEvent.BookRemoved(removed, library, Instant.now()));
        awaitHandled();
        leap(QUIET);

        assertThat(awaitTold(witness, 1).getFirst().title()).isEqualTo("A new book by Jane Austen: “Emma”");
        assertThat(told(stranger)).isEmpty();
        assertThat(awaitTold(ada, 1).getFirst().title()).isEqualTo("“Emma” is there");
    }

    @Test
    void tellsALargeAudienceInPagesAndNobodyTwice() {
        adaIsAMember("en", null);
        var count = 2 * NewBookTelling.PAGE + 7;
        jdbc.sql("""
                        with made as (
                            insert into membership (account_id, library_id, granted, role)
                            select gen_random_uuid(), ?, true, 'listener' from generate_series(1, ?) returning account_id)
                        insert into follow (id, account_id, kind, entry_id, followed_at)
                        select gen_random_uuid(), account_id, 'author', ?, now() from made
                        """).params(library, count, austen.id()).update();

        publishBook(emma, "Emma", List.of(austen), List.of());
        awaitHandled();
        leap(QUIET);
        awaitAll(count);

        // As if whoever tells had died before it noted how far it has come.
        jdbc.sql("update gathering set done_at = null, told_to = null where library_id = ?")
                .param(library)
                .update();
        await().pollInterval(SHORT).until(() -> unfinished() == 0);
        awaitAll(count);
    }

    @Test
    void tellsOfImportsTogether() {
        adaIsAMember("en", null);
        imported(UUID.randomUUID());
        imported(UUID.randomUUID(), UUID.randomUUID());
        failed();
        awaitHandled();
        leap(Duration.ofSeconds(20));

        assertThat(awaitTold(ada, 2))
                .extracting(Told::kind, Told::title, Told::text)
                .containsExactlyInAnyOrder(
                        tuple("import-done", "Your 2 imports are done", "3 books can be heard now."),
                        tuple(
                                "import-failed",
                                "An import failed",
                                "Look at the import to see what was wrong (no-audio)."));
    }

    private void imported(UUID... books) {
        var id = UUID.randomUUID();
        publish(
                "/catalog/imports/" + id,
                1,
                new CatalogEvent.ImportSucceeded(id, library, ada, List.of(books), Instant.now()));
    }

    private void failed() {
        var id = UUID.randomUUID();
        publish(
                "/catalog/imports/" + id,
                1,
                new CatalogEvent.ImportFailed(id, library, ada, "no-audio", Instant.now()));
    }

    /** By the table, because the author's first book is the one that is told of. */
    private void follows(UUID account, String kind, UUID entry) {
        jdbc.sql("""
                        insert into follow (id, account_id, kind, entry_id, followed_at)
                        values (gen_random_uuid(), ?, ?, ?, now())
                        """).params(account, kind, entry).update();
    }

    private int unfinished() {
        return jdbc.sql("select count(*) from gathering where library_id = ? and done_at is null")
                .param(library)
                .query(Integer.class)
                .single();
    }

    private void awaitAll(int count) {
        await().pollInterval(SHORT).untilAsserted(() -> assertThat(
                        jdbc.sql("select count(*) from notification where library_id = ? and kind = 'book-added'")
                                .param(library)
                                .query(Integer.class)
                                .single())
                .isEqualTo(count));
    }
}
