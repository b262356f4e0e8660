package dev.nexus.catalog.book;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.contracts.LibraryRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BookEditingTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private BookRefreshing refreshing;

    private CatalogApi curator;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
    }

    @Test
    void changesWhatIsSaidAndLeavesTheRest() {
        var id = book(library, "Draculla")
                .by("Bram Stoker")
                .in("Classics", "2")
                .of("Horror")
                .about("Blood.")
                .publish(publishing);

        var view = edit(id, """
                {"title": " Dracula ", "subtitle": "A Novel", "narrators": ["Nora Reader", "Ned", "nora reader"],
                 "series": [{"name": "Vampires", "position": 1.5}, {"name": "Classics"}], "tags": ["Loved"],
                 "publisher": "Archibald", "publishedYear": 1897, "language": "en-gb", "description": null}
                """);

        assertThat(view.get("title").asString()).isEqualTo("Dracula");
        assertThat(view.get("subtitle").asString()).isEqualTo("A Novel");
        assertThat(view.at("/authors/0/name").asString()).isEqualTo("Bram Stoker");
        assertThat(texts(view.get("narrators"), "name")).containsExactly("Nora Reader", "Ned");
        assertThat(texts(view.get("series"), "name")).containsExactly("Vampires", "Classics");
        assertThat(texts(view.get("series"), "position")).containsExactly("1.5", "");
        assertThat(view.get("genres").get(0).asString()).isEqualTo("Horror");
        assertThat(view.get("tags").get(0).asString()).isEqualTo("Loved");
        assertThat(view.get("publisher").asString()).isEqualTo("Archibald");
        assertThat(view.get("publishedYear").asInt()).isEqualTo(1897);
        assertThat(view.get("language").asString()).isEqualTo("en-GB");
        assertThat(view.get("description").isNull()).isTrue();
    }

    @Test
    void swapsWhatIsUniqueInAList() {
        var id = book(library, "Both").by("Ann", "Bob").of("One").of("Two").publish(publishing);

        var view = edit(id, """
                {"authors": ["Bob", "Ann"], "narrators": ["Ann"], "genres": ["Two", "Three", "One"]}
                """);

        assertThat(texts(view.get("authors"), "name")).containsExactly("Bob", "Ann");
        assertThat(view.get("genres").valueStream().map(JsonNode::asString)).containsExactly("Two", "Three", "One");
    }

    @Test
    void tellsTheWorldWhatHasChanged() {
        var id = book(library, "Before").by("Ann").publish(publishing);

        edit(id, """
                {"title": "After", "authors": ["Ann"]}
                """);

        var event = probe.await(
                "catalog.book.updated.v1",
                told -> told.get("subject").asString().equals(id.toString()));
        assertThat(event.at("/data/title").asString()).isEqualTo("After");
        assertThat(event.at("/data/changed").valueStream().map(JsonNode::asString))
                .containsExactly("title");
    }

    @Test
    void aChangeOfNothingIsNoChange() {
        var id = book(library, "Same").by("Ann").publish(publishing);
        var before = tag(id);

        edit(id, """
                {"title": "Same", "authors": ["ANN"], "tags": []}
                """);

        assertThat(tag(id)).isEqualTo(before);
        assertThat(jdbc.sql("""
                        select count(*) from (select source from outbox_event union all select source from outbox_history) told
                        where source = :source
                        """)
                        .param("source", "/catalog/books/" + id)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void keepsWhatACuratorHasChangedWhenTheFilesAreReadAgain() {
        var id = book(library, "Faust")
                .by("Goethe")
                .of("Drama")
                .withChapters("I", "II")
                .publish(publishing);
        edit(id, """
                {"title": "Faust I", "chapters": [{"title": "Prologue", "start": 0, "end": 1.5}]}
                """);

        refreshing.refresh(
                new BookId(id),
                book(library, "FAUST")
                        .by("J. W. Goethe")
                        .of("Drama")
                        .withChapters("a", "b", "c")
                        .command());

        var view = curator.json("/api/v1/books/" + id);
        assertThat(view.get("title").asString()).isEqualTo("Faust I");
        assertThat(texts(view.get("authors"), "name")).containsExactly("J. W. Goethe");
        assertThat(texts(view.get("chapters"), "title")).containsExactly("Prologue");
    }

    @Test
    void takesFreshChaptersWhenTheBookIsNotAsLongAsItWas() {
        var id = book(library, "Long").withChapters("I").lasting(60).publish(publishing);
        edit(id, """
                {"chapters": [{"title": "Mine", "start": 0, "end": 3600}]}
                """);

        refreshing.refresh(
                new BookId(id),
                book(library, "Long").withChapters("a", "b").lasting(50).command());

        assertThat(texts(curator.json("/api/v1/books/" + id).get("chapters"), "title"))
                .containsExactly("a", "b");
    }

    @Test
    void changesOnlyTheVersionThatTheCuratorHasSeen() {
        var id = book(library, "One").publish(publishing);
        var seen = tag(id);
        edit(id, """
                {"title": "Two"}
                """);

        var late = curator.patch("/api/v1/books/" + id, """
                {"title": "Three"}
                """, "If-Match", seen);

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(curator.delete("/api/v1/books/" + id, "If-Match", seen).statusCode())
                .isEqualTo(412);
        assertThat(curator.patch("/api/v1/books/" + id, """
                {"title": "Three"}
                """, "If-Match", tag(id))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title": null}                                                       | 422 | validation-failed
            {"title": "  "}                                                       | 422 | validation-failed
            {"title": "a\\u0000b"}                                                | 422 | validation-failed
            {"authors": [null]}                                                   | 422 | validation-failed
            {"language": "gibberish"}                                             | 422 | validation-failed
            {"publishedYear": 30000}                                              | 422 | validation-failed
            {"series": [{"name": "S", "position": -1}]}                           | 422 | validation-failed
            {"series": [{"position": 1}]}                                         | 422 | validation-failed
            {"chapters": [{"title": "C", "start": 5, "end": 4}]}                  | 422 | validation-failed
            {"chapters": [{"title": "C", "start": 0, "end": 99999}]}              | 422 | validation-failed
            {"colour": "red"}                                                     | 400 | unknown-field
            {"title": ["a"]}                                                      | 400 | wrong-type
            {"title":                                                             | 400 | malformed-json
            """)
    void refusesWhatMakesNoSense(String body, int status, String code) {
        var id = book(library, "Fine").publish(publishing);

        var response = curator.patch("/api/v1/books/" + id, body);

        assertThat(response.statusCode())
                .as(CatalogApi.parse(response).toString())
                .isEqualTo(status);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo(code);
        assertThat(curator.json("/api/v1/books/" + id).get("title").asString()).isEqualTo("Fine");
    }

    @Test
    void listenersAndStrangersChangeNothing() {
        var id = book(library, "Mine").publish(publishing);
        var listener = as(member(library, LibraryRole.LISTENER));
        var stranger = as(UUID.randomUUID());
        var path = "/api/v1/books/" + id;

        assertThat(listener.patch(path, "{}").statusCode()).isEqualTo(403);
        assertThat(listener.delete(path).statusCode()).isEqualTo(403);
        assertThat(listener.post(path + "/restore", "").statusCode()).isEqualTo(403);
        assertThat(stranger.patch(path, "{}").statusCode()).isEqualTo(404);
        assertThat(stranger.delete(path).statusCode()).isEqualTo(404);
        assertThat(stranger.post(path + "/restore", "").statusCode()).isEqualTo(404);
        assertThat(curator.patch("/api/v1/books/" + UUID.randomUUID(), "{}").statusCode())
                .isEqualTo(404);
    }

    private JsonNode edit(UUID id, String change) {
        var response = curator.patch("/api/v1/books/" + id, change);
        assertThat(response.statusCode())
                .as(CatalogApi.parse(response).toString())
                .isEqualTo(200);
        return CatalogApi.parse(response);
    }

    private String tag(UUID id) {
        return curator.get("/api/v1/books/" + id).headers().firstValue("ETag").orElseThrow();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(item -> item.get(field).asString("")).toList();
    }
}
