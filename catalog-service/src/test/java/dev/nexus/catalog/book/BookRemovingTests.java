package dev.nexus.catalog.book;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BookRemovingTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private BookPurging purging;

    private CatalogApi curator;
    private CatalogApi listener;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
        listener = as(member(library, LibraryRole.LISTENER));
    }

    @Test
    void aRemovedBookIsNowhereToBeSeenUntilItIsRestored() {
        var book = curator.bookOf(library, List.of(CatalogApi.Upload.of(DemoBooks.fables())));
        var path = "/api/v1/books/" + book;
        var audio = listener.json(path).at("/files/0/contentUrl").asString();

        assertThat(curator.delete(path).statusCode()).isEqualTo(204);
        assertThat(curator.delete(path).statusCode()).isEqualTo(204);

        assertThat(listener.get(path).statusCode()).isEqualTo(404);
        assertThat(listener.get(audio).statusCode()).isEqualTo(404);
        assertThat(listener.get(path + "/cover").statusCode()).isEqualTo(404);
        assertThat(curator.patch(path, "{}").statusCode()).isEqualTo(404);
        assertThat(ids(listener, "")).isEmpty();
        assertThat(ids(curator, "&removed=true")).containsExactly(book);
        assertThat(ids(listener, "&removed=true")).isEmpty();

        assertThat(curator.post(path + "/restore", "").statusCode()).isEqualTo(200);

        assertThat(listener.get(audio).statusCode()).isEqualTo(200);
        assertThat(ids(listener, "")).containsExactly(book);
        assertThat(ids(curator, "&removed=true")).isEmpty();
        awaitTold("catalog.book.removed.v1", book);
        awaitTold("catalog.book.restored.v1", book);
    }

    @Test
    void theSameFilesBringARemovedBookBack() {
        var id = book(library, "Back").publish(publishing);
        curator.delete("/api/v1/books/" + id);

        var again = publishing.publish(book(library, "Back").command());

        assertThat(again).isEqualTo(new BookPublishing.Outcome(new BookId(id), false));
        assertThat(ids(listener, "")).containsExactly(id.toString());
    }

    @Test
    void isGoneForGoodWithItsFilesWhenItsTimeHasPassed() {
        var book = curator.bookOf(library, List.of(CatalogApi.Upload.of(DemoBooks.fables())));
        var young = book(library, "Young").publish(publishing);
        curator.delete("/api/v1/books/" + book);
        curator.delete("/api/v1/books/" + young);
        var stored = storedFiles();
        jdbc.sql("update book set removed_at = :long_ago where id = :id")
                .param("long_ago", Instant.now().minus(Duration.ofDays(31)).atOffset(ZoneOffset.UTC))
                .param("id", UUID.fromString(book))
                .update();

        purging.purge();

        assertThat(storedFiles()).isLessThan(stored);
        assertThat(curator.post("/api/v1/books/" + book + "/restore", "").statusCode())
                .isEqualTo(404);
        assertThat(ids(curator, "&removed=true")).containsExactly(young.toString());
        awaitTold("catalog.book.deleted.v1", book);
    }

    private void awaitTold(String type, String book) {
        probe.await(type, event -> event.get("subject").asString().equals(book));
    }

    private List<String> ids(CatalogApi api, String query) {
        return api.json("/api/v1/books?library=" + library + query)
                .get("items")
                .valueStream()
                .map(item -> item.get("id"))
                .map(JsonNode::asString)
                .toList();
    }
}
