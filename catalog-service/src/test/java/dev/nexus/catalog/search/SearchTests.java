package dev.nexus.catalog.search;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.StatementCount;
import dev.nexus.catalog.book.BookPublishing;
import dev.nexus.contracts.LibraryRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SearchTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private Searching searching;

    private UUID listener;

    @BeforeEach
    void fillTheLibrary() {
        listener = member(library, LibraryRole.LISTENER);
        book(library, "The Time Machine")
                .by("H. G. Wells")
                .readBy("Ned Narrator")
                .about("A traveller goes to the year 802,701.")
                .withChapters("Introduction", "The Machine", "The Time Traveller Returns")
                .publish(publishing);
        book(library, "Jane Eyre")
                .by("Charlotte Brontë")
                .in("Yorkshire Novels", "1")
                .withChapters("Chapter 1", "Chapter 2", "Chapter 3")
                .publish(publishing);
        book(library, "Time").by("Somebody Else").publish(publishing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time machine",
                "machine time",
                "MACHINE",
                "wells machine",
                "machine wel",
                "ned narrator time",
                "802,701",
                "traveller year",
                "h.g. wells",
                "the-time/machine?"
            })
    void findsABookByItsWordsInAnyOrder(String query) {
        assertThat(texts(search(query).get("books"), "title")).first().isEqualTo("The Time Machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bronte", "Brontë", "BRONTË", "charlotte bront", "eyre jane"})
    void foldsAccentsAndCase(String query) {
        assertThat(texts(search(query).get("books"), "title")).containsExactly("Jane Eyre");
    }

    @Test
    void ranksTheExactTitleFirst() {
        assertThat(texts(search("time").get("books"), "title")).containsExactly("Time", "The Time Machine");
    }

    @Test
    void tellsWhatMatchedAndHowWell() {
        JsonNode hit = search("wells machine").at("/books/0");

        assertThat(hit.get("matched").valueStream().map(JsonNode::asString)).containsExactly("title", "authors");
        assertThat(hit.get("score").asDouble()).isPositive();
        assertThat(hit.get("authors").get(0).get("name").asString()).isEqualTo("H. G. Wells");
    }

    @Test
    void findsPeopleWithWhatTheyDid() {
        JsonNode people = search("narr").get("people");

        assertThat(texts(people, "name")).containsExactly("Ned Narrator");
        assertThat(people.at("/0/roles/0").asString()).isEqualTo("narrator");
        assertThat(people.at("/0/books").asInt()).isEqualTo(1);
    }

    @Test
    void findsSeries() {
        assertThat(texts(search("novels yorkshire").get("series"), "name")).containsExactly("Yorkshire Novels");
    }

    @Test
    void findsChaptersWithTheirPlace() {
        JsonNode chapters = search("chapter 3").get("chapters");

        assertThat(texts(chapters, "title")).containsExactly("Chapter 3");
        assertThat(chapters.at("/0/bookTitle").asString()).isEqualTo("Jane Eyre");
        assertThat(chapters.at("/0/index").asInt()).isEqualTo(2);
        assertThat(chapters.at("/0/start").asDouble()).isEqualTo(2.0);
    }

    @Test
    void findsAChapterByItsTitleAndItsBook() {
        assertThat(texts(search("jane chapter 2").get("chapters"), "title")).containsExactly("Chapter 2");
    }

    @Test
    void doesNotFindEveryChapterOfABook() {
        assertThat(search("jane eyre").get("chapters")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "???", "nothinglikethis", "time nothinglikethis", "' | & ! :* \\"})
    void findsNothingWhereNothingIs(String query) {
        JsonNode found = search(query);

        assertThat(found.get("books")).isEmpty();
        assertThat(found.get("people")).isEmpty();
        assertThat(found.get("series")).isEmpty();
        assertThat(found.get("chapters")).isEmpty();
    }

    @Test
    void searchesTheCallersLibrariesOnly() {
        JsonNode found = as(UUID.randomUUID()).json("/api/v1/search?q=time");

        assertThat(found.get("books")).isEmpty();
        assertThat(found.get("chapters")).isEmpty();
    }

    @Test
    void limitsEachList() {
        assertThat(as(listener).json("/api/v1/search?q=time&limit=1").get("books"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1000", "limit=x", "library=x"})
    void refusesImpossibleParameters(String parameter) {
        var response = as(listener).get("/api/v1/search?q=time&" + parameter);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(CatalogApi.parse(response).get("code").asString()).isEqualTo("invalid-parameter");
    }

    @Test
    void refusesALongQuery() {
        assertThat(as(listener).get("/api/v1/search?q=" + "x".repeat(201)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void needsAFixedNumberOfStatements() {
        int few = StatementCount.of(() -> searching.search(listener, SearchWords.of("jane"), null, 1));
        int many = StatementCount.of(() -> searching.search(listener, SearchWords.of("t"), null, 50));

        assertThat(many).isLessThanOrEqualTo(12);
        assertThat(few).isLessThanOrEqualTo(12);
    }

    private JsonNode search(String query) {
        return as(listener)
                .json("/api/v1/search?library=" + library + "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(item -> item.get(field).asString()).toList();
    }
}
