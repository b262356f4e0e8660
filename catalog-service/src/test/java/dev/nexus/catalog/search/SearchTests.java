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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TestInstance(Lifecycle.PER_CLASS)
class SearchTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private Searching searching;

    private UUID listener;

    @BeforeAll
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
        book(library, "The Two Towers")
                .by("J. R. R. Tolkien")
                .in("The Lord of the Rings", "2")
                .publish(publishing);
        book(library, "Between the Towers").in("The Lord of the Rings", "1.5").publish(publishing);
        book(library, "Finnegan's Wake").by("Flann O'Brien").publish(publishing);
        awaitIndexed();
    }

    /** A change is in the index a moment after its transaction, when all that began before have ended. */
    private void awaitIndexed() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> search("finnegans wake").get("books").size() == 1);
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
        assertThat(texts(search("time").get("books"), "title")).startsWith("Time", "The Time Machine");
    }

    @ParameterizedTest
    @CsvSource({
        "tije machine, The Time Machine",
        "rime machine, The Time Machine",
        "itme machine, The Time Machine",
        "timemachine, The Time Machine",
        "time mach ine, The Time Machine",
        "the tme machin, The Time Machine",
        "wlels machine, The Time Machine",
        "kane eyre, Jane Eyre",
        "jane ayre, Jane Eyre",
        "brnte, Jane Eyre",
        "jrr tolkien, The Two Towers",
        "j r r tolkien, The Two Towers",
        "J.R.R. Tolkein, The Two Towers",
        "lord of the rings 2, The Two Towers",
        "lord of rings 1.5, Between the Towers",
        "obrien, Finnegan's Wake",
        "o'brien, Finnegan's Wake",
        "o brien, Finnegan's Wake",
        "finnegans wake, Finnegan's Wake",
        "finnegan s wake, Finnegan's Wake",
        "Finnegan’s, Finnegan's Wake"
    })
    void findsABookInSpiteOfHowItIsSpelled(String query, String title) {
        assertThat(texts(search(query).get("books"), "title")).first().isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "tije machine,time machine",
        "jane ayre,jane eyre",
        "tolkein,tolkien",
        "time machine,",
        "jane,",
        "machi,",
        "nothinglikethis,"
    })
    void asksWhetherSomethingElseWasMeant(String query, @Nullable String meant) {
        assertThat(search(query).get("didYouMean").asString(null)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "jan, book Jane Eyre",
        "charl, person Charlotte Brontë",
        "york, series Yorkshire Novels",
        "tolkein, person J. R. R. Tolkien",
        "the time ma, book The Time Machine"
    })
    void suggestsWhileSomebodyTypes(String typed, String first) {
        var items = as(listener)
                .json("/api/v1/search/suggestions?library=" + library + "&q="
                        + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .get("items");

        assertThat(items.get(0).get("kind").asString() + " "
                        + items.get(0).get("text").asString())
                .isEqualTo(first);
    }

    @Test
    void suggestsNothingOfOtherLibraries() {
        assertThat(as(UUID.randomUUID())
                        .json("/api/v1/search/suggestions?q=jane")
                        .get("items"))
                .isEmpty();
    }

    @Test
    void followsEditsRemovalsAndMerges() {
        var shelf = UUID.randomUUID();
        var curator = as(member(shelf, LibraryRole.CURATOR));
        var jane = book(shelf, "Villette").by("Lucy Snowe").in("Brussels", "1").publish(publishing);
        curator.patch("/api/v1/books/" + jane, """
                {"title": "Shirley", "authors": ["Currer Bell"]}
                """);
        awaitBooks(curator, "shirley", "Shirley");
        assertThat(found(curator, "villette").get("books")).isEmpty();
        assertThat(found(curator, "snowe").get("people")).isEmpty();
        assertThat(texts(found(curator, "currer").get("people"), "name")).containsExactly("Currer Bell");

        curator.delete("/api/v1/books/" + jane);
        awaitBooks(curator, "shirley");
        assertThat(found(curator, "currer").get("people")).isEmpty();
        assertThat(found(curator, "brussels").get("series")).isEmpty();

        curator.post("/api/v1/books/" + jane + "/restore", "");
        awaitBooks(curator, "shirley", "Shirley");
        assertThat(found(curator, "brussels").get("series")).hasSize(1);
        curator.patch(
                "/api/v1/people/" + found(curator, "currer").at("/people/0/id").asString(),
                "{\"name\": \"Emily Bell\"}");
        awaitBooks(curator, "emily bell", "Shirley");
    }

    private static void awaitBooks(CatalogApi curator, String query, String... titles) {
        Awaitility.await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(
                        texts(found(curator, query).get("books"), "title"))
                .containsExactly(titles));
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
        return found(as(listener), query + "&library=" + library);
    }

    private static JsonNode found(CatalogApi api, String query) {
        var parts = query.split("&library", 2);
        return api.json("/api/v1/search?q=" + URLEncoder.encode(parts[0], StandardCharsets.UTF_8)
                + (parts.length == 2 ? "&library" + parts[1] : ""));
    }

    private static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(item -> item.get(field).asString()).toList();
    }
}
