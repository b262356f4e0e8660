package dev.nexus.catalog.book;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.StatementCount;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.platform.web.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BookListTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private BookShelf shelf;

    private UUID listener;

    @BeforeEach
    void joinTheLibrary() {
        listener = member(library, LibraryRole.LISTENER);
    }

    @Test
    void listsBooksByTitleWithoutRegardToCaseAndAccents() {
        for (String title : List.of("beta", "Álpha", "Gamma", "alpha Two")) {
            book(library, title).publish(publishing);
        }

        assertThat(titles("")).containsExactly("Álpha", "alpha Two", "beta", "Gamma");
        assertThat(titles("sort=-title")).containsExactly("Gamma", "beta", "alpha Two", "Álpha");
    }

    @Test
    void listsTheNewestFirst() {
        for (String title : List.of("First", "Second", "Third")) {
            UUID id = book(library, title).publish(publishing);
            // Two of them in the same millisecond.
            jdbc.sql("update book set added_at = :at::timestamptz where id = :id")
                    .param("at", title.equals("First") ? "2026-01-01T00:00:00Z" : "2026-01-02T00:00:00Z")
                    .param("id", id)
                    .update();
        }

        assertThat(titles("sort=-addedAt")).containsExactly("Third", "Second", "First");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title",
                "-title",
                "author",
                "-author",
                "addedAt",
                "-addedAt",
                "updatedAt",
                "-updatedAt",
                "duration",
                "-duration",
                "publishedYear",
                "-publishedYear"
            })
    void pagesThroughEveryOrderWithoutGapOrRepetition(String sort) {
        IntStream.range(0, 7).forEach(i -> book(library, "Book " + i)
                .by("Author " + i / 3)
                .lasting(1 + i / 2)
                .publish(publishing));
        List<String> whole = titles("sort=" + sort);
        var paged = new ArrayList<String>();

        String cursor = "";
        do {
            JsonNode page = get("sort=" + sort + "&limit=3" + cursor);
            page.get("items").forEach(item -> paged.add(item.get("title").asString()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());

        assertThat(paged).hasSize(7).isEqualTo(whole);
    }

    @Test
    void keepsItsPlaceWhileBooksAreAdded() {
        book(library, "B").publish(publishing);
        book(library, "D").publish(publishing);
        JsonNode first = get("limit=1");
        book(library, "A").publish(publishing);
        book(library, "C").publish(publishing);

        JsonNode rest = get("cursor=" + first.get("next").asString());

        assertThat(rest.get("items").valueStream().map(item -> item.get("title").asString()))
                .containsExactly("C", "D");
    }

    @ParameterizedTest
    @CsvSource({
        "genre=horror,Dracula",
        "tag=loved,Dracula",
        "publisher=insel,Faust",
        "yearMin=1850,Dracula",
        "yearMax=1850,Faust",
        "language=de,Faust",
        "language=en,Dracula",
        "durationMax=3600,Faust",
        "durationMin=3601,Dracula",
        "addedAfter=2999-01-01T00:00:00Z,''"
    })
    void filters(String filter, String title) {
        book(library, "Dracula")
                .of("Horror")
                .tagged("Loved")
                .published(1897)
                .speaking("en-GB")
                .lasting(61)
                .publish(publishing);
        book(library, "Faust")
                .of("Drama")
                .from("Insel")
                .published(1808)
                .speaking("de")
                .lasting(60)
                .publish(publishing);

        assertThat(String.join(",", titles(filter))).isEqualTo(title);
    }

    @Test
    void filtersByPeopleAndSeries() {
        book(library, "One")
                .by("Ann Author")
                .readBy("Ned Narrator")
                .in("Saga", "1")
                .publish(publishing);
        book(library, "Two").by("Ned Narrator").publish(publishing);
        JsonNode one = get("").at("/items/0");

        assertThat(titles("author=" + one.at("/authors/0/id").asString())).containsExactly("One");
        assertThat(titles("narrator=" + one.at("/narrators/0/id").asString())).containsExactly("One");
        assertThat(titles("author=" + one.at("/narrators/0/id").asString())).containsExactly("Two");
        assertThat(titles("series=" + one.at("/series/0/id").asString())).containsExactly("One");
    }

    /** 1.5 is after 1 and before 2, and 10 after 9. */
    @Test
    void listsASeriesInItsOwnOrder() {
        for (String place : List.of("10", "2", "1.5", "1", "9")) {
            book(library, "Book " + place).in("Saga", place).publish(publishing);
        }
        book(library, "Another").in("Other", "3").publish(publishing);
        String saga = get("").at("/items/1/series/0/id").asString();

        assertThat(titles("sort=series&series=" + saga))
                .containsExactly("Book 1", "Book 1.5", "Book 2", "Book 9", "Book 10");
        JsonNode first = get("sort=-series&limit=2&series=" + saga);
        assertThat(titles("sort=-series&series=" + saga + "&cursor="
                        + first.get("next").asString()))
                .containsExactly("Book 2", "Book 1.5", "Book 1");
        assertThat(as(listener).get("/api/v1/books?sort=series").statusCode()).isEqualTo(400);
    }

    @Test
    void listsSeveralLibrariesAsOne() {
        UUID other = UUID.randomUUID();
        join(listener, other, LibraryRole.LISTENER);
        IntStream.range(0, 6)
                .forEach(i -> book(i % 2 == 0 ? library : other, "Book " + i).publish(publishing));

        JsonNode first = as(listener).json("/api/v1/books?limit=4");
        JsonNode rest = as(listener)
                .json("/api/v1/books?limit=4&cursor=" + first.get("next").asString());

        assertThat(first.get("items").valueStream().map(item -> item.get("title")
                        .asString()))
                .containsExactly("Book 0", "Book 1", "Book 2", "Book 3");
        assertThat(rest.get("items").valueStream().map(item -> item.get("title").asString()))
                .containsExactly("Book 4", "Book 5");
    }

    @Test
    void sharesPeopleBetweenTheBooksOfALibrary() {
        book(library, "One").by("Charlotte Brontë").publish(publishing);
        book(library, "Two").by("CHARLOTTE BRONTE").publish(publishing);

        JsonNode items = get("").get("items");

        assertThat(items.get(0).at("/authors/0")).isEqualTo(items.get(1).at("/authors/0"));
    }

    @Test
    void showsNothingOfOtherLibraries() {
        UUID id = book(library, "Secret").publish(publishing);
        CatalogApi stranger = as(UUID.randomUUID());

        assertThat(stranger.json("/api/v1/books").get("items")).isEmpty();
        assertThat(stranger.json("/api/v1/books?library=" + library).get("items"))
                .isEmpty();
        assertThat(stranger.get("/api/v1/books/" + id).statusCode()).isEqualTo(404);
        assertThat(CatalogApi.parse(stranger.get("/api/v1/books/" + id))
                        .get("code")
                        .asString())
                .isEqualTo("book-not-found");
        assertThat(stranger.get("/api/v1/books/" + id + "/cover").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsWhatHasNotChanged() {
        UUID id = book(library, "Stable").publish(publishing);
        var first = as(listener).get("/api/v1/books/" + id);

        var again = as(listener)
                .get(
                        "/api/v1/books/" + id,
                        "If-None-Match",
                        first.headers().firstValue("ETag").orElseThrow());

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void tellsThatAPageHasNotChanged() {
        book(library, "Stable").publish(publishing);
        String path = "/api/v1/books?library=" + library;
        String tag = as(listener).get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(as(listener).get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        book(library, "New").publish(publishing);
        assertThat(as(listener).get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "sort=colour,invalid-parameter",
        "limit=0,invalid-parameter",
        "limit=201,invalid-parameter",
        "library=x,invalid-parameter",
        "author=x,invalid-parameter",
        "yearMin=1.5,invalid-parameter",
        "addedAfter=yesterday,invalid-parameter",
        "removed=perhaps,invalid-parameter",
        "durationMin=long,invalid-parameter",
        "cursor=nonsense,invalid-cursor"
    })
    void refusesImpossibleParameters(String query, String code) {
        var response = as(listener).get("/api/v1/books?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo(code);
    }

    @Test
    void namesAllImpossibleParametersAtOnce() {
        var response = as(listener).get("/api/v1/books?narrator=x&durationMax=y&yearMax=&genre=");

        assertThat(CatalogApi.parse(response).get("errors").valueStream().map(error -> error.get("parameter")
                        .asString()))
                .containsExactly("narrator", "durationMax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"durationMin=1e999999999", "language=\u0000", "genre='; drop table book; --"})
    void survivesStrangeParameters(String query) {
        String encoded = query.substring(0, query.indexOf('=') + 1)
                + URLEncoder.encode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);

        assertThat(as(listener).get("/api/v1/books?" + encoded).statusCode()).isEqualTo(200);
    }

    @Test
    void needsTheSameStatementsForManyBooksAsForOne() {
        IntStream.range(0, 20).forEach(i -> book(library, "Book " + i)
                .by("Author " + i)
                .in("Series", "1")
                .of("Genre")
                .publish(publishing));
        int one = StatementCount.of(() -> shelf.list(listener, BookFilter.NONE, null, new PageRequest(1, null)));
        int many = StatementCount.of(() -> shelf.list(listener, BookFilter.NONE, null, new PageRequest(20, null)));

        assertThat(many).isEqualTo(one).isEqualTo(3);
    }

    private List<String> titles(String query) {
        return get(query)
                .get("items")
                .valueStream()
                .map(item -> item.get("title").asString())
                .toList();
    }

    private JsonNode get(String query) {
        return as(listener).json("/api/v1/books?library=" + library + "&" + query);
    }
}
