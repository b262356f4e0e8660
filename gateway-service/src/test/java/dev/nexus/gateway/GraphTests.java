package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.nexus.contracts.rpc.catalog.Book;
import dev.nexus.contracts.rpc.catalog.BookAnswer;
import dev.nexus.contracts.rpc.catalog.BookChapters;
import dev.nexus.contracts.rpc.catalog.BookPage;
import dev.nexus.contracts.rpc.catalog.Chapter;
import dev.nexus.contracts.rpc.catalog.NameRef;
import dev.nexus.contracts.rpc.catalog.ReviewAnswer;
import dev.nexus.contracts.rpc.catalog.ReviewPage;
import dev.nexus.contracts.rpc.catalog.SeriesPlace;
import dev.nexus.contracts.rpc.notification.Notification;
import dev.nexus.contracts.rpc.notification.NotificationAnswer;
import dev.nexus.contracts.rpc.notification.NotificationPage;
import dev.nexus.contracts.rpc.playback.DecidedBy;
import dev.nexus.contracts.rpc.playback.Progress;
import dev.nexus.contracts.rpc.playback.ProgressAnswer;
import dev.nexus.contracts.rpc.playback.ProgressPage;
import dev.nexus.contracts.rpc.user.Account;
import dev.nexus.gateway.forward.Breakers;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcProblem;
import io.grpc.protobuf.StatusProto;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One question over all services: one call for each service and level, and what one of them cannot answer spoils nothing else. */
@GatewayTest
class GraphTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Timestamp NOON =
            Timestamp.newBuilder().setSeconds(1_772_366_400).build();
    private static final String EMMA = UUID.randomUUID().toString();
    private static final String SANDITON = UUID.randomUUID().toString();

    private final Caller caller;
    private final ApplicationContext gateway;

    GraphTests(@LocalServerPort int port, @Autowired ApplicationContext gateway) {
        this.caller = new Caller(port);
        this.gateway = gateway;
    }

    @BeforeEach
    void everybodyAnswers() {
        FakeSuite.forget();
        Breakers.forget(gateway);
        FakeRpc.CATALOG.answer(GraphTests::catalog);
        FakeRpc.PLAYBACK.answer(GraphTests::playback);
        FakeRpc.USER.answer(asked -> dev.nexus.contracts.rpc.user.ReadResponse.newBuilder()
                .setAccount(
                        Account.newBuilder().setId(EMMA).setDisplayName("Emma").setRegisteredAt(NOON))
                .build());
        FakeRpc.NOTIFICATION.answer(asked -> dev.nexus.contracts.rpc.notification.ReadResponse.newBuilder()
                .addNotifications(NotificationAnswer.newBuilder()
                        .setPage(NotificationPage.newBuilder()
                                .setUnread(3)
                                .addItems(Notification.newBuilder()
                                        .setId(EMMA)
                                        .setKind("book-finished")
                                        .setBookId(EMMA)
                                        .setCreatedAt(NOON))))
                .build());
    }

    @Test
    void aHomeScreenIsOneCallForEachServiceAndLevel() {
        var answer = ask("""
            { me {
                account { displayName }
                continueListening(first: 2) {
                  nodes { position decidedBy { at } book { title chapters { title start } progress { finished } } }
                  pageInfo { hasNextPage endCursor } }
                notifications { unread nodes { kind readAt book { title } } } } }
            """);

        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        var me = answer.at("/data/me");
        assertThat(me.at("/continueListening/nodes/0/book/title").asString()).isEqualTo("Emma");
        assertThat(me.at("/continueListening/nodes/0/position").asDouble()).isEqualTo(61.5);
        assertThat(me.at("/continueListening/nodes/0/decidedBy/at").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(me.at("/continueListening/nodes/1/book/chapters/0/start").asDouble())
                .isEqualTo(1.5);
        assertThat(me.at("/continueListening/nodes/1/book/progress/finished").asBoolean())
                .isFalse();
        assertThat(me.at("/continueListening/pageInfo/endCursor").asString()).isEqualTo("more");
        assertThat(me.at("/notifications/unread").asInt()).isEqualTo(3);
        assertThat(me.at("/notifications/nodes/0/readAt").isNull()).isTrue();
        assertThat(me.at("/notifications/nodes/0/book/title").asString()).isEqualTo("Emma");
        // The lists; then their books, of both lists in one call; then what is asked of each book.
        assertThat(FakeRpc.USER.calls()).hasSize(1);
        assertThat(FakeRpc.NOTIFICATION.calls()).hasSize(1);
        assertThat(FakeRpc.PLAYBACK.calls()).hasSize(2);
        assertThat(FakeRpc.CATALOG.calls()).hasSize(2);
        assertThat(FakeRpc.CATALOG.calls().getFirst().getBookIdsList()).containsExactlyInAnyOrder(EMMA, SANDITON);
        assertThat(FakeRpc.CATALOG.tokens())
                .allSatisfy(token -> assertThat(token).startsWith("Bearer "));
    }

    @Test
    void whateverALevelAsksOfAServiceIsOneCall() {
        var answer = ask("""
            { books(first: 2, sort: ADDED_AT_DESC, filter: {state: IN_PROGRESS}) { nodes {
                title authors { name books(first: 1) { nodes { title } } }
                series { position series { books { nodes { title } } } }
                chapters { title } reviews(first: 3) { nodes { rating } } myReview { rating } } } }
            """);

        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        var calls = FakeRpc.CATALOG.calls();
        assertThat(calls.getFirst().getBooks(0).getSort()).isEqualTo("-addedAt");
        assertThat(calls.getFirst().getBooks(0).getState()).isEqualTo("in-progress");
        // The list; chapters, reviews and own reviews of all its books; the books of their authors; those of their
        // series.
        assertThat(calls.get(1).getChaptersOfCount()).isEqualTo(2);
        assertThat(calls.get(1).getReviewsCount()).isEqualTo(2);
        assertThat(calls.get(1).getOwnReviewsOfCount()).isEqualTo(2);
        assertThat(calls.size()).isLessThanOrEqualTo(4);
    }

    @Test
    void aServiceThatIsAwayIsNullAndAnErrorWithACode() {
        FakeRpc.PLAYBACK.answer(asked -> {
            throw io.grpc.Status.UNAVAILABLE.asRuntimeException();
        });

        var answer = ask("{ books(first: 2) { nodes { title progress { position } } } }");

        assertThat(answer.at("/data/books/nodes/1/title").asString()).isEqualTo("Sanditon");
        assertThat(answer.at("/data/books/nodes/1/progress").isNull()).isTrue();
        assertThat(answer.path("errors")).hasSize(2);
        assertThat(answer.at("/errors/0/path").toString()).startsWith("[\"books\",\"nodes\",");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("service-away");
        assertThat(answer.at("/errors/0/extensions/service").asString()).isEqualTo("playback");
        assertThat(answer.at("/errors/0/extensions/retryable").asBoolean()).isTrue();
        assertThat(FakeRpc.PLAYBACK.calls()).hasSize(1);
    }

    @Test
    void aServiceThatHangsCostsItsDeadlineAndNothingElse() throws InterruptedException {
        var answered = new CountDownLatch(1);
        FakeRpc.PLAYBACK.answer(asked -> {
            try {
                answered.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return dev.nexus.contracts.rpc.playback.ReadResponse.getDefaultInstance();
        });

        var answer = ask("{ books(first: 1) { nodes { title progress { position } } } }");
        answered.countDown();

        assertThat(answer.at("/data/books/nodes/0/title").asString()).isEqualTo("Emma");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("service-timeout");
    }

    @Test
    void aProblemOfOneListIsThatListsAlone() {
        FakeRpc.CATALOG.answer(asked -> {
            var unknown = RpcProblem.of(new ProblemException(CommonProblem.INVALID_CURSOR, "Start again."));
            var response = catalog(asked).toBuilder();
            IntStream.range(0, asked.getBooksCount())
                    .filter(i -> asked.getBooks(i).getPage().hasCursor())
                    .forEach(i ->
                            response.setBookLists(i, BookAnswer.newBuilder().setProblem(unknown.toStatus())));
            return response.build();
        });

        var answer = ask("{ good: books { nodes { title } } bad: books(after: \"x\") { nodes { title } } }");

        assertThat(answer.at("/data/good/nodes")).hasSize(2);
        assertThat(answer.at("/data/bad").isNull()).isTrue();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("invalid-cursor");
        assertThat(answer.at("/errors/0/extensions/status").asInt()).isEqualTo(400);
    }

    @Test
    void whatAServiceRefusesIsSaidAsItSaysIt() {
        FakeRpc.CATALOG.answer(asked -> {
            var refused = RpcProblem.of(new ProblemException(CommonProblem.INSUFFICIENT_SCOPE, "No scope."));
            throw StatusProto.toStatusRuntimeException(refused.toStatus());
        });

        var answer = ask("{ book(id: \"%s\") { title } }".formatted(EMMA));

        assertThat(answer.at("/data/book").isNull()).isTrue();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("insufficient-scope");
        assertThat(answer.at("/errors/0/message").asString()).isEqualTo("No scope.");
    }

    @Test
    void aBookThatIsNotThereIsNull() {
        var answer = ask("{ book(id: \"%s\") { title } }".formatted(UUID.randomUUID()));

        assertThat(answer.at("/data/book").isNull()).isTrue();
        assertThat(answer.path("errors").isMissingNode()).isTrue();
    }

    @Test
    void anImpossibleArgumentIsThatFieldsAlone() {
        var answer = ask("{ one: book(id: \"none\") { title } other: book(id: \"%s\") { title } }".formatted(EMMA));

        assertThat(answer.at("/data/other/title").asString()).isEqualTo("Emma");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("invalid-parameter");
    }

    @Test
    void strangersAreRefused() {
        var refused = caller.send(caller.anonymously("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{ me { account { id } } }\"}")));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(FakeRpc.USER.calls()).isEmpty();
    }

    static Stream<String> bombs() {
        var doubling = new StringBuilder("query { ...f0 } ");
        IntStream.range(0, 30)
                .forEach(i -> doubling.append("fragment f%d on Query { ...f%d ...f%d } ".formatted(i, i + 1, i + 1)));
        doubling.append("fragment f30 on Query { me { account { id } } }");
        return Stream.of(
                "{ books { nodes { series { series { books { nodes { series { series { books { nodes { id } } } } } }"
                        + " } } } } }",
                "{ books(first: 200) { nodes { reviews(first: 200) { nodes { rating } } } } }",
                "{"
                        + IntStream.range(0, 40)
                                .mapToObj(i -> " a%d: me { account { id } }".formatted(i))
                                .reduce("", String::concat)
                        + " }",
                "{ me { " + "account { id } ".repeat(2_000) + "} }",
                "{ books { nodes " + "{ series { series { books { nodes ".repeat(30) + "{ id }" + " } } } }".repeat(30)
                        + " } }",
                "query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
                doubling.toString(),
                "query($n: Int!) { books(first: $n) { nodes { bookmarks(first: $n) { nodes { id } } } } }");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void bombsAreRefusedBeforeAnythingIsExecuted(String bomb) {
        var answer = ask(bomb, Map.of("n", 200));

        assertThat(answer.at("/errors/0/extensions/code").asString())
                .as(answer.toString())
                .isEqualTo("question-too-large");
        assertThat(FakeRpc.CATALOG.calls()).isEmpty();
        assertThat(FakeRpc.USER.calls()).isEmpty();
    }

    @Test
    void aDocumentThatIsNotKnownByItsHashIsAskedFor() {
        var answer = JSON.readTree(caller.post("/graphql", """
            {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "00"}}}\
            """).body());

        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("document-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ me { nothing } }", "{ me", "query($n: Int!) { books(first: $n) { nodes { id } } }"})
    void whatIsNoQuestionIsAnError(String document) {
        var answer = ask(document);

        assertThat(answer.path("errors")).isNotEmpty();
        assertThat(FakeRpc.CATALOG.calls()).isEmpty();
    }

    private JsonNode ask(String document) {
        return ask(document, Map.of());
    }

    private JsonNode ask(String document, Map<String, Object> variables) {
        var answer =
                caller.post("/graphql", JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        return JSON.readTree(answer.body());
    }

    private static dev.nexus.contracts.rpc.catalog.ReadResponse catalog(
            dev.nexus.contracts.rpc.catalog.ReadRequest asked) {
        var response = dev.nexus.contracts.rpc.catalog.ReadResponse.newBuilder();
        Map<String, String> titles = Map.of(EMMA, "Emma", SANDITON, "Sanditon");
        asked.getBookIdsList().stream().filter(titles::containsKey).forEach(id -> response.addBooks(book(id)));
        asked.getChaptersOfList()
                .forEach(id -> response.addChapters(BookChapters.newBuilder()
                        .setBookId(id)
                        .addChapters(Chapter.newBuilder().setTitle("One").setStartMs(1_500))));
        asked.getBooksList()
                .forEach(list -> response.addBookLists(BookAnswer.newBuilder()
                        .setPage(BookPage.newBuilder().addItems(book(EMMA)).addItems(book(SANDITON)))));
        asked.getReviewsList()
                .forEach(list ->
                        response.addReviews(ReviewAnswer.newBuilder().setPage(ReviewPage.getDefaultInstance())));
        return response.build();
    }

    private static Book.Builder book(String id) {
        return Book.newBuilder()
                .setId(id)
                .setTitle(id.equals(EMMA) ? "Emma" : "Sanditon")
                .addAuthors(NameRef.newBuilder().setId(SANDITON).setName("Jane Austen"))
                .addSeries(
                        SeriesPlace.newBuilder().setId(EMMA).setName("Novels").setPosition("1"))
                .setAddedAt(NOON)
                .setUpdatedAt(NOON);
    }

    private static dev.nexus.contracts.rpc.playback.ReadResponse playback(
            dev.nexus.contracts.rpc.playback.ReadRequest asked) {
        var response = dev.nexus.contracts.rpc.playback.ReadResponse.newBuilder();
        asked.getProgressOfList().forEach(id -> response.addProgress(progress(id)));
        asked.getContinueListeningList()
                .forEach(page -> response.addContinueListening(ProgressAnswer.newBuilder()
                        .setPage(ProgressPage.newBuilder()
                                .addAllItems(List.of(progress(EMMA), progress(SANDITON)))
                                .setNext("more"))));
        return response.build();
    }

    private static Progress progress(String book) {
        return Progress.newBuilder()
                .setBookId(book)
                .setPositionMs(61_500)
                .setDecidedBy(DecidedBy.newBuilder().setDeviceId("phone").setAt(NOON))
                .build();
    }
}
