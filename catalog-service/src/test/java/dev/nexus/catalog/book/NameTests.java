package dev.nexus.catalog.book;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.StatementCount;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The names that books share: listed, counted, spelled right and merged. */
class NameTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private NameShelf names;

    private UUID curatorId;
    private CatalogApi curator;

    @BeforeEach
    void joinTheLibrary() {
        curatorId = member(library, LibraryRole.CURATOR);
        curator = as(curatorId);
    }

    @Test
    void countsTheBooksOfEachName() {
        book(library, "One")
                .by("Ann")
                .readBy("Bob")
                .in("Saga", "1")
                .of("Drama")
                .from("Pub")
                .publish(publishing);
        book(library, "Two")
                .by("Ann", "Bob")
                .in("Saga", "2")
                .of("Drama")
                .tagged("New")
                .publish(publishing);
        var removed = book(library, "Three").by("Cy").of("Horror").publish(publishing);
        curator.delete("/api/v1/books/" + removed);

        assertThat(listed("authors")).containsExactly("Ann 2", "Bob 1");
        assertThat(listed("narrators")).containsExactly("Bob 1");
        assertThat(listed("series")).containsExactly("Saga 2");
        assertThat(listed("genres")).containsExactly("Drama 2");
        assertThat(listed("tags")).containsExactly("New 1");
        assertThat(listed("publishers")).containsExactly("Pub 1");
        assertThat(printed(curator.json("/api/v1/genres/" + idOf("genres", "Drama"))))
                .isEqualTo("Drama 2");
    }

    @Test
    void findsNamesByTheirBeginning() {
        for (var author : List.of("Émile Zola", "Emily Brontë", "Aesop", "Em")) {
            book(library, author).by(author).publish(publishing);
        }

        assertThat(listed("authors", "&q=EMI")).containsExactly("Émile Zola 1", "Emily Brontë 1");
        assertThat(listed("authors", "&q=%00")).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(NameList.class)
    void pagesThroughEachListWithOneStatementMoreThanTheAccess(NameList list) {
        IntStream.range(0, 7).forEach(i -> book(library, "Book " + i)
                .by("Author " + i)
                .readBy("Narrator " + i)
                .in("Series " + i, "1")
                .of("Genre " + i)
                .tagged("Tag " + i)
                .from("Publisher " + i)
                .publish(publishing));

        var first = names.list(curatorId, list, library, null, new PageRequest(3, null));
        var second = names.list(curatorId, list, library, null, new PageRequest(3, first.next()));
        var third = names.list(curatorId, list, library, null, new PageRequest(3, second.next()));

        assertThat(IntStream.of(
                        first.items().size(),
                        second.items().size(),
                        third.items().size()))
                .containsExactly(3, 3, 1);
        assertThat(third.next()).isNull();
        assertThat(StatementCount.of(() -> names.list(curatorId, list, null, null, PageRequest.first())))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors", "narrators", "series", "genres"})
    void showsNothingToStrangers(String list) {
        book(library, "One").by("Ann").readBy("Ann").in("Ann", "1").of("Ann").publish(publishing);
        var stranger = as(UUID.randomUUID());

        assertThat(stranger.json("/api/v1/" + list + "?library=" + library).get("items"))
                .isEmpty();
        var one = stranger.get("/api/v1/" + list + "/" + idOf(list, "Ann"));
        assertThat(one.statusCode()).isEqualTo(404);
        assertThat(CatalogApi.parse(one).get("code").asString()).isEqualTo("name-not-found");
    }

    @Test
    void spellsANameDifferentlyInAllItsBooks() {
        var id = book(library, "One").by("Jon Smith").readBy("Jon Smith").publish(publishing);
        var tag = curator.get("/api/v1/books/" + id).headers().firstValue("ETag");

        var renamed = curator.patch("/api/v1/people/" + idOf("authors", "Jon Smith"), """
                {"name": "John Smith"}
                """);

        assertThat(renamed.statusCode()).isEqualTo(204);
        assertThat(listed("authors")).containsExactly("John Smith 1");
        assertThat(curator.get("/api/v1/books/" + id).headers().firstValue("ETag"))
                .isNotEqualTo(tag);
        var told = probe.await(
                "catalog.book.updated.v1",
                event -> event.get("subject").asString().equals(id.toString()));
        assertThat(told.at("/data/authors/0/name").asString()).isEqualTo("John Smith");
        assertThat(told.at("/data/changed").valueStream().map(JsonNode::asString))
                .containsExactly("authors", "narrators");
    }

    @Test
    void doesNotGiveTwoTheSameName() {
        book(library, "One").by("Ann", "Bob").publish(publishing);

        var response = curator.patch("/api/v1/people/" + idOf("authors", "Ann"), """
                {"name": "BOB"}
                """);

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("name-taken");
    }

    @Test
    void mergesDuplicatesInAllBooksAndInThoseThatCome() {
        book(library, "One").by("J. Tolkien", "J R R Tolkien").in("LotR", "1").publish(publishing);
        book(library, "Two")
                .by("Tolkien")
                .readBy("J. Tolkien")
                .in("Lord of the Rings", "2")
                .publish(publishing);
        var tolkien = idOf("authors", "J R R Tolkien");
        var old = idOf("authors", "J. Tolkien");

        assertThat(curator.post("/api/v1/people/" + tolkien + "/merge", """
                {"duplicates": ["%s", "%s"]}
                """.formatted(old, idOf("authors", "Tolkien")))
                        .statusCode())
                .isEqualTo(204);
        curator.post("/api/v1/series/" + idOf("series", "Lord of the Rings") + "/merge", """
                {"duplicates": ["%s"]}
                """.formatted(
                        idOf("series", "LotR")));
        book(library, "Three").by("TOLKIEN").in("lotr", "3").publish(publishing);

        assertThat(listed("authors")).containsExactly("J R R Tolkien 3");
        assertThat(listed("narrators")).containsExactly("J R R Tolkien 1");
        assertThat(listed("series")).containsExactly("Lord of the Rings 3");
        assertThat(curator.json("/api/v1/authors/" + old).get("id").asString()).isEqualTo(tolkien);
        assertThat(curator.json("/api/v1/books?library=" + library + "&sort=series&series="
                                + idOf("series", "Lord of the Rings"))
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("title").asString()))
                .containsExactly("One", "Two", "Three");
    }

    @Test
    void tellsOfPeopleAndSeriesThatWereMergedOnce() {
        book(library, "One").by("Ann").in("Tales", "1").of("Drama").publish(publishing);
        book(library, "Two").by("Anne").in("The Tales", "2").of("Plays").publish(publishing);
        var ann = idOf("authors", "Ann");
        var anne = idOf("authors", "Anne");
        var tales = idOf("series", "The Tales");
        var old = idOf("series", "Tales");

        merge("genres", idOf("genres", "Drama"), idOf("genres", "Plays"));
        merge("people", ann, anne);
        merge("people", ann, anne);
        merge("series", tales, old);

        var series = probe.await(
                "catalog.series.merged.v1",
                event -> event.at("/data/seriesId").asString().equals(tales));
        assertThat(series.at("/data/mergedId").asString()).isEqualTo(old);
        assertThat(series.at("/data/name").asString()).isEqualTo("The Tales");
        assertThat(series.get("source").asString()).isEqualTo("/catalog/series/" + tales);
        assertThat(probe.events("catalog.person.merged.v1"))
                .filteredOn(event -> event.at("/data/personId").asString().equals(ann))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.at("/data/mergedId").asString()).isEqualTo(anne);
                    assertThat(event.get("libraryid").asString()).isEqualTo(library.toString());
                });
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void mergesWhatOthersWereMergedIntoBefore() {
        book(library, "One").of("A").of("B").of("C").publish(publishing);
        var a = idOf("genres", "A");
        var b = idOf("genres", "B");
        var c = idOf("genres", "C");

        merge("genres", b, a);
        merge("genres", c, b);
        book(library, "Two").of("a").publish(publishing);

        assertThat(listed("genres")).containsExactly("C 2");
    }

    @Test
    void refusesToMergeWhatIsNoDuplicate() {
        book(library, "One").by("Ann").of("Drama").publish(publishing);
        var elsewhere = UUID.randomUUID();
        join(curatorId, elsewhere, LibraryRole.CURATOR);
        book(elsewhere, "One").by("Ann").publish(publishing);
        var ann = idOf("authors", "Ann");
        var other = curator.json("/api/v1/authors?library=" + elsewhere)
                .at("/items/0/id")
                .asString();

        for (var wrong :
                List.of(ann, other, idOf("genres", "Drama"), UUID.randomUUID().toString())) {
            assertThat(curator.post("/api/v1/people/" + ann + "/merge", """
                    {"duplicates": ["%s"]}
                    """.formatted(wrong))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(curator.post("/api/v1/people/" + ann + "/merge", "{\"duplicates\": []}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(curator.post("/api/v1/people/" + ann + "/merge", "{}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void listenersPutNothingRight() {
        book(library, "One").by("Ann").publish(publishing);
        var ann = idOf("authors", "Ann");
        var listener = as(member(library, LibraryRole.LISTENER));

        assertThat(listener.patch("/api/v1/people/" + ann, "{\"name\": \"Bob\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(listener.post("/api/v1/people/" + ann + "/merge", "{\"duplicates\": [\"%s\"]}".formatted(ann))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void countsWhatAListHasInCommon() {
        book(library, "One")
                .by("Ann")
                .of("Drama")
                .of("War")
                .published(1900)
                .speaking("de")
                .publish(publishing);
        book(library, "Two")
                .by("Ann")
                .of("Drama")
                .published(1900)
                .speaking("en")
                .publish(publishing);
        book(library, "Three").by("Bob").of("War").tagged("New").publish(publishing);

        var all = curator.json("/api/v1/books/facets?library=" + library);
        var dramas = curator.json("/api/v1/books/facets?genre=drama&library=" + library);

        assertThat(facet(all, "authors")).containsExactly("Ann 2", "Bob 1");
        assertThat(facet(all, "genres")).containsExactly("Drama 2", "War 2");
        assertThat(facet(all, "tags")).containsExactly("New 1");
        assertThat(facet(all, "years")).containsExactly("1900 2");
        assertThat(facet(all, "languages")).containsExactly("de 1", "en 1");
        assertThat(facet(dramas, "authors")).containsExactly("Ann 2");
        assertThat(facet(dramas, "genres")).containsExactly("Drama 2", "War 1");
        assertThat(facet(as(UUID.randomUUID()).json("/api/v1/books/facets?library=" + library), "authors"))
                .isEmpty();
        assertThat(curator.get("/api/v1/books/facets?limit=0").statusCode()).isEqualTo(400);
    }

    private void merge(String kind, String target, String duplicate) {
        assertThat(curator.post("/api/v1/" + kind + "/" + target + "/merge", """
                {"duplicates": ["%s"]}
                """.formatted(duplicate))
                        .statusCode())
                .isEqualTo(204);
    }

    private List<String> listed(String list) {
        return listed(list, "");
    }

    private List<String> listed(String list, String query) {
        return curator.json("/api/v1/" + list + "?library=" + library + query)
                .get("items")
                .valueStream()
                .map(NameTests::printed)
                .toList();
    }

    private static List<String> facet(JsonNode facets, String name) {
        return facets.get(name).valueStream().map(NameTests::printed).toList();
    }

    private static String printed(JsonNode name) {
        return name.get("name").asString() + " " + name.get("books").asLong();
    }

    private String idOf(String list, String name) {
        return curator.json("/api/v1/" + list + "?library=" + library)
                .get("items")
                .valueStream()
                .filter(item -> item.get("name").asString().equals(name))
                .map(item -> item.get("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
