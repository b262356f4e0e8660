package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.AccessMatrix.Caller;
import dev.nexus.e2e.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The graph over all services, and that it lets nobody see or do more than the operations over REST do (promise 19). */
@ExtendWith(WholeSuite.class)
class GraphIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * A field of the graph and the operation that answers the same.
     *
     * @param body of the operation; null for none
     */
    private record Twin(
            String service,
            String method,
            String path,
            @Nullable Object body,
            String question) {}

    private final RunningNexus nexus;

    GraphIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void aPlayersEveningIsAskedAndToldInTheGraph() {
        Household ada = Household.movesIn(nexus);
        UUID fables = ada.hasImported(Household.fables());
        UUID poems = ada.hasImported(Household.poems());
        ada.canHear(fables);

        JsonNode reported = data(
                ada.api(),
                """
                mutation($at: DateTime!) { reportProgress(input: {deviceId: "phone", sentAt: $at, reports: [
                    {id: "%s", book: "%s", kind: HEARTBEAT, position: 30.5, listenedFrom: 0, listenedTo: 30.5, at: $at}]}) {
                  results { outcome problem { code } } progress { position book { title } } } }
                """.formatted(UUID.randomUUID(), fables),
                Map.of("at", Instant.now().toString()));
        assertThat(reported.at("/reportProgress/results/0/outcome").asString()).isEqualTo("applied");
        assertThat(reported.at("/reportProgress/progress/0/book/title").asString())
                .isEqualTo("Five Fables of Aesop");

        JsonNode marked = data(ada.api(), """
            mutation { addBookmark(input: {book: "%s", position: 12.5, title: "Here"}) { id position }
                rateBook(input: {book: "%s", rating: 4, text: "Short."}) { rating } }
            """.formatted(fables, fables), Map.of());
        assertThat(marked.at("/addBookmark/position").asDouble()).isEqualTo(12.5);

        JsonNode home = data(ada.api(), """
            { me { account { displayName } libraries { id role }
                continueListening { nodes { position book { title chapters { title } rating { average count }
                    bookmarks { nodes { title } } myReview { text } authors { name books { nodes { title } } } } } }
                statistics { total currentStreak } notifications { unread } } }
            """, Map.of());
        JsonNode book = home.at("/me/continueListening/nodes/0/book");
        assertThat(home.at("/me/continueListening/nodes/0/position").asDouble()).isEqualTo(30.5);
        assertThat(book.path("title").asString()).isEqualTo("Five Fables of Aesop");
        assertThat(book.path("chapters")).hasSize(5);
        assertThat(book.at("/bookmarks/nodes/0/title").asString()).isEqualTo("Here");
        assertThat(book.at("/myReview/text").asString()).isEqualTo("Short.");
        assertThat(book.at("/authors/0/books/nodes/0/title").asString()).isEqualTo("Five Fables of Aesop");
        assertThat(home.at("/me/statistics/total").asDouble()).isGreaterThan(0);
        assertThat(home.at("/me/libraries/0/role").asString()).isEqualTo("OWNER");

        JsonNode page = data(
                ada.api(),
                "{ books(filter: {library: \"%s\"}, first: 1) { nodes { id } pageInfo { endCursor } } }"
                        .formatted(ada.libraryId()),
                Map.of());
        JsonNode overRest = ada.api()
                .get("/api/v1/books?limit=1&library=" + ada.libraryId())
                .json();
        assertThat(page.at("/books/pageInfo/endCursor").asString())
                .isEqualTo(overRest.path("next").asString());
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        data(ada.api(), "{ search(query: \"bells poems\") { books { book { id } } } }", Map.of())
                                .at("/search/books/0/book/id")
                                .asString())
                .isEqualTo(poems.toString()));
    }

    @Test
    void bombsAreRefusedAndNothingIsTold() {
        Household ada = Household.movesIn(nexus);

        Answer bomb = ask(ada.api(), "{ books(first: 200) { nodes { reviews(first: 200) { nodes { text } } } } }");
        Answer schema = ask(ada.api(), "{ __schema { types { name } } }");

        assertThat(bomb.json().at("/errors/0/extensions/code").asString()).isEqualTo("question-too-large");
        assertThat(schema.json().path("errors")).isNotEmpty();
        assertThat(schema.json().path("data").toString()).doesNotContain("Query");
        assertThat(Api.anonymous(nexus).get("/graphiql").status()).isEqualTo(404);
    }

    @TestFactory
    Stream<DynamicTest> letsEverybodySeeAndDoWhatTheyMayOverRest() {
        AccessWorld world = new AccessWorld(nexus);
        UUID book = world.book();
        List<Twin> twins = List.of(
                reading("user", "/api/v1/me", "me { account { id } }"),
                reading("user", "/api/v1/libraries", "me { libraries { id } }"),
                reading(
                        "catalog",
                        "/api/v1/books/" + book,
                        "book(id: \"%s\") { id chapters { title } }".formatted(book)),
                reading("catalog", "/api/v1/books", "books { nodes { id } }"),
                reading("catalog", "/api/v1/search?q=aesop", "search(query: \"aesop\") { books { score } }"),
                reading("playback", "/api/v1/me/continue-listening", "me { continueListening { nodes { bookId } } }"),
                reading("playback", "/api/v1/me/statistics", "me { statistics { total } }"),
                reading("notification", "/api/v1/me/notifications", "me { notifications { unread } }"),
                new Twin(
                        "catalog",
                        "PUT",
                        "/api/v1/books/" + book + "/reviews/mine",
                        Map.of("rating", 3),
                        "mutation { rateBook(input: {book: \"%s\", rating: 3}) { rating } }".formatted(book)),
                new Twin(
                        "playback",
                        "POST",
                        "/api/v1/me/books/" + book + "/bookmarks",
                        Map.of("position", 1),
                        "mutation { addBookmark(input: {book: \"%s\", position: 1}) { id } }".formatted(book)));
        return twins.stream().flatMap(twin -> Arrays.stream(Caller.values())
                .map(caller -> DynamicTest.dynamicTest(
                        caller + " " + twin.question(), () -> check(world.api(caller, twin.service()), twin))));
    }

    private static void check(Api api, Twin twin) {
        Answer rest = api.send(twin.method(), twin.path(), twin.body());
        Answer graph = ask(api, twin.question());

        String told = "%d %s, but in the graph %s".formatted(rest.status(), rest.json(), graph.json());
        switch (rest.status()) {
            case 401 -> assertThat(graph.status()).as(told).isEqualTo(401);
            case 403 ->
                assertThat(graph.json().at("/errors/0/extensions/code").asString())
                        .as(told)
                        .isEqualTo(rest.json().path("code").asString());
            case 404 -> {
                assertThat(graph.json().path("data").toString()).as(told).matches("\\{\"\\w+\":null}");
                if (!twin.method().equals("GET")) {
                    assertThat(graph.json().at("/errors/0/extensions/code").asString())
                            .as(told)
                            .isEqualTo(rest.json().path("code").asString());
                }
            }
            default -> {
                assertThat(rest.status()).as(told).isBetween(200, 299);
                assertThat(graph.json().path("errors").isMissingNode()).as(told).isTrue();
                assertThat(graph.json().path("data").toString()).as(told).doesNotContain("null");
            }
        }
    }

    private static Twin reading(String service, String path, String field) {
        return new Twin(service, "GET", path, null, "{ " + field + " }");
    }

    private static JsonNode data(Api api, String question, Map<String, Object> variables) {
        Answer answer = api.post("/graphql", Map.of("query", question, "variables", variables));
        assertThat(answer.json().path("errors").isMissingNode())
                .as(answer.text())
                .isTrue();
        return answer.json().path("data");
    }

    private static Answer ask(Api api, String question) {
        return api.post("/graphql", Map.of("query", question));
    }
}
