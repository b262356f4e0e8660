package dev.nexus.catalog.book;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.StatementCount;
import dev.nexus.catalog.listening.ListeningStates;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.ListeningState;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.test.SchemaScan;
import dev.nexus.platform.web.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Lists are narrowed down by what a book is to the one who asks. */
class ListeningStateFilterTests extends CatalogTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private BookShelf shelf;

    @Autowired
    private FacetShelf facets;

    @Autowired
    private ListeningStates listening;

    @Autowired
    private DataSource database;

    private UUID ada;
    private UUID begun;
    private UUID finished;

    @BeforeEach
    void adaHasHeardTwoOfThree() {
        ada = member(library, LibraryRole.LISTENER);
        begun = book(library, "Begun").of("Horror").publish(publishing);
        finished = book(library, "Finished").publish(publishing);
        book(library, "Unknown").publish(publishing);
        awaitHandled(
                heard(ada, begun, 1, ListeningState.IN_PROGRESS), heard(ada, finished, 1, ListeningState.FINISHED));
    }

    @Test
    void tellsThemApart() {
        assertThat(titles(ada, "state=not-started")).containsExactly("Unknown");
        assertThat(titles(ada, "state=in-progress")).containsExactly("Begun");
        assertThat(titles(ada, "state=finished&sort=-title")).containsExactly("Finished");
        assertThat(titles(ada, "state=in-progress&genre=drama")).isEmpty();
        assertThat(titles(ada, "state=in-progress&genre=horror")).containsExactly("Begun");
    }

    @Test
    void followsTheListener() {
        awaitHandled(
                heard(ada, begun, 3, ListeningState.NOT_STARTED),
                heard(ada, begun, 2, ListeningState.FINISHED),
                heard(ada, finished, 2, ListeningState.IN_PROGRESS));

        assertThat(titles(ada, "state=not-started")).containsExactly("Begun", "Unknown");
        assertThat(titles(ada, "state=in-progress")).containsExactly("Finished");
    }

    @Test
    void isEverybodysOwn() {
        var ben = member(library, LibraryRole.LISTENER);

        assertThat(titles(ben, "state=not-started")).containsExactly("Begun", "Finished", "Unknown");
        assertThat(titles(ben, "state=finished")).isEmpty();
    }

    @Test
    void needsTheSameStatementsForManyBooksAsForOne() {
        for (var i = 0; i < 10; i++) {
            listening.put(ada, book(library, "Begun " + i).publish(publishing), "in-progress");
        }

        int one = StatementCount.of(() -> shelf.list(ada, inProgress(), null, new PageRequest(1, null)));
        int many = StatementCount.of(() -> shelf.list(ada, inProgress(), null, new PageRequest(20, null)));

        assertThat(many).isEqualTo(one).isEqualTo(3);
        assertThat(StatementCount.of(() -> facets.count(ada, inProgress(), 20)))
                .isEqualTo(StatementCount.of(() -> facets.count(ada, BookFilter.NONE, 20)));
    }

    @Test
    void isCountedInFacets() {
        var counted = as(ada).json("/api/v1/books/facets?state=in-progress&library=" + library);

        assertThat(counted.at("/genres/0/name").asString()).isEqualTo("Horror");
        assertThat(as(ada).json("/api/v1/books/facets?state=finished&library=" + library)
                        .at("/genres")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void isAFacetOfEverybodysOwn() {
        book(library, "Also unknown").publish(publishing);
        var ben = member(library, LibraryRole.LISTENER);

        assertThat(states(ada, "")).containsExactly("not-started 2", "finished 1", "in-progress 1");
        assertThat(states(ada, "&genre=horror")).containsExactly("in-progress 1");
        assertThat(states(ada, "&state=finished")).containsExactly("finished 1");
        assertThat(states(ada, "&limit=1")).containsExactly("not-started 2");
        assertThat(states(ben, "")).containsExactly("not-started 4");
        assertThat(states(UUID.randomUUID(), "")).isEmpty();
    }

    @Test
    void refusesAStateThatThereIsNot() {
        assertThat(as(ada).get("/api/v1/books?state=abandoned").statusCode()).isEqualTo(400);
    }

    @Test
    void isShownToWhomItIsAbout() {
        var shown = as(ada).json("/api/v1/me/data/catalog").get("listeningStates");

        assertThat(shown.valueStream()
                        .map(row -> row.get("bookId").asString() + " "
                                + row.get("state").asString()))
                .containsExactlyInAnyOrder(begun + " in-progress", finished + " finished");
    }

    @Test
    void isForgottenWithTheAccountAndNotTakenInAnyMore() {
        assertThat(SchemaScan.tablesWith(database, ada)).contains("listening_state");

        events.publish("/user/accounts/" + ada, 2, new UserEvent.AccountDeleted(ada, NOON));
        probe.await(
                "catalog.account.erased.v1",
                event -> event.at("/data/accountId").asString().equals(ada.toString()));
        assertThat(SchemaScan.tablesWith(database, ada)).doesNotContain("listening_state");

        heard(ada, begun, 2, ListeningState.FINISHED);
        var ben = member(library, LibraryRole.LISTENER);
        awaitHandled(heard(ben, begun, 1, ListeningState.FINISHED));

        assertThat(SchemaScan.tablesWith(database, ada)).doesNotContain("listening_state");
        assertThat(states(ben, "")).contains("finished 1");
    }

    private String heard(UUID listener, UUID book, long sequence, ListeningState state) {
        return events.publish(
                "/playback/listeners/%s/books/%s".formatted(listener, book),
                sequence,
                new PlaybackEvent.ProgressAdvanced(
                        listener,
                        book,
                        library,
                        BigDecimal.TEN,
                        BigDecimal.valueOf(3_600),
                        sequence,
                        state,
                        false,
                        null,
                        UUID.randomUUID(),
                        "latest-listening",
                        NOON));
    }

    private static BookFilter inProgress() {
        return new BookFilter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "in-progress",
                null);
    }

    private List<String> states(UUID listener, String query) {
        return as(listener)
                .json("/api/v1/books/facets?library=" + library + query)
                .get("states")
                .valueStream()
                .map(state -> state.get("name").asString() + " " + state.get("books"))
                .toList();
    }

    private List<String> titles(UUID listener, String query) {
        return list(listener, query)
                .get("items")
                .valueStream()
                .map(item -> item.get("title").asString())
                .toList();
    }

    private JsonNode list(UUID listener, String query) {
        return as(listener).json("/api/v1/books?library=" + library + "&" + query);
    }
}
