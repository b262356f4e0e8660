package dev.nexus.catalog.rpc;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.StatementCount;
import dev.nexus.catalog.book.BookPublishing;
import dev.nexus.catalog.book.FirstBooks;
import dev.nexus.catalog.book.NameList;
import dev.nexus.catalog.review.ReviewsOfBooks;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.rpc.catalog.Book;
import dev.nexus.contracts.rpc.catalog.BookAnswer;
import dev.nexus.contracts.rpc.catalog.BookList;
import dev.nexus.contracts.rpc.catalog.CatalogReadsGrpc;
import dev.nexus.contracts.rpc.catalog.NameKind;
import dev.nexus.contracts.rpc.catalog.NameQuestion;
import dev.nexus.contracts.rpc.catalog.Page;
import dev.nexus.contracts.rpc.catalog.ReadRequest;
import dev.nexus.contracts.rpc.catalog.ReadResponse;
import dev.nexus.contracts.rpc.catalog.ReviewList;
import dev.nexus.contracts.rpc.catalog.Search;
import dev.nexus.platform.rpc.RpcProblem;
import dev.nexus.platform.test.RpcConnection;
import dev.nexus.platform.test.TestTokens;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** The catalogue over gRPC: the same rules as over HTTP, for many at once. */
class CatalogRpcTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private GrpcServerLifecycle server;

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private FirstBooks firstBooks;

    @Autowired
    private ReviewsOfBooks reviews;

    private RpcConnection connection;
    private UUID reader;

    @BeforeEach
    void connect() {
        connection = new RpcConnection(server.getPort());
        reader = member(library, LibraryRole.LISTENER);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void leavesOutWhatTheCallerMayNotSee() {
        var ours = book(library, "Ours").withChapters("One", "Two").publish(publishing);
        var theirs = book(UUID.randomUUID(), "Theirs").withChapters("One").publish(publishing);

        var answer = read(ReadRequest.newBuilder()
                .addBookIds(ours.toString())
                .addBookIds(theirs.toString())
                .addBookIds(UUID.randomUUID().toString())
                .addChaptersOf(ours.toString())
                .addChaptersOf(theirs.toString())
                .addReviews(ReviewList.newBuilder().setBookId(theirs.toString()).setPage(page(5))));

        assertThat(answer.getBooksList()).extracting(Book::getTitle).containsExactly("Ours");
        assertThat(answer.getChaptersList()).singleElement().satisfies(of -> {
            assertThat(of.getBookId()).isEqualTo(ours.toString());
            assertThat(of.getChapters(1).getTitle()).isEqualTo("Two");
            assertThat(of.getChapters(1).getStartMs()).isEqualTo(1_000);
        });
        assertThat(RpcProblem.of(answer.getReviews(0).getProblem()).code()).isEqualTo("book-not-found");
    }

    @Test
    void pagesOfASeriesGoOnAsTheyDoOverHttp() {
        for (var position : List.of("2", "1", "10")) {
            book(library, "Part " + position).in("Saga", position).by("Ann").publish(publishing);
        }
        var series = as(reader).json("/api/v1/series").at("/items/0/id").asString();

        var first = read(ReadRequest.newBuilder()
                .addBooks(BookList.newBuilder()
                        .setSeriesId(series)
                        .setSort("series")
                        .setPage(page(2)))
                .addBooks(BookList.newBuilder()
                        .setSeriesId(series)
                        .setSort("sideways")
                        .setPage(page(2)))
                .addNames(NameQuestion.newBuilder()
                        .setKind(NameKind.NAME_KIND_SERIES)
                        .setId(series)));
        var page = first.getBookLists(0).getPage();
        var overHttp = as(reader).json("/api/v1/books?series=" + series + "&sort=series&limit=2");
        var rest = read(ReadRequest.newBuilder()
                .addBooks(BookList.newBuilder()
                        .setSeriesId(series)
                        .setSort("series")
                        .setPage(page(2).setCursor(page.getNext()))));

        assertThat(titles(first.getBookLists(0))).containsExactly("Part 1", "Part 2");
        assertThat(page.getNext()).isEqualTo(overHttp.get("next").asString());
        assertThat(titles(rest.getBookLists(0))).containsExactly("Part 10");
        assertThat(rest.getBookLists(0).getPage().hasNext()).isFalse();
        assertThat(RpcProblem.of(first.getBookLists(1).getProblem()).code()).isEqualTo("invalid-parameter");
        assertThat(first.getNames(0).getName().getBooks()).isEqualTo(3);
    }

    @Test
    void showsReviewsAsOverHttp() {
        var reviewed = book(library, "Reviewed").publish(publishing);
        var path = "/api/v1/books/" + reviewed + "/reviews";
        as(reader).put(path + "/mine", "{\"rating\": 4, \"text\": \"Fine.\"}");
        as(member(library, LibraryRole.LISTENER)).put(path + "/mine", "{\"rating\": 2}");

        var answer = read(ReadRequest.newBuilder()
                .addOwnReviewsOf(reviewed.toString())
                .addReviews(
                        ReviewList.newBuilder().setBookId(reviewed.toString()).setPage(page(1))));

        assertThat(answer.getOwnReviews(0).getReview().getText()).isEqualTo("Fine.");
        assertThat(answer.getReviews(0).getPage().getItems(0).getRating()).isEqualTo(2);
        assertThat(answer.getReviews(0).getPage().getNext())
                .isEqualTo(as(reader).json(path + "?limit=1").get("next").asString());
    }

    @Test
    void searches() {
        book(library, "The Time Machine").publish(publishing);

        Awaitility.await().untilAsserted(() -> {
            var found = read(ReadRequest.newBuilder()
                    .addSearches(Search.newBuilder().setWords("time machin").setLimit(5)));
            assertThat(found.getSearches(0).getResult().getBooksList())
                    .extracting(hit -> hit.getBook().getTitle())
                    .containsExactly("The Time Machine");
        });
    }

    @Test
    void readsManyWithTheStatementsOfOne() {
        var books = IntStream.range(0, 12)
                .mapToObj(i -> book(library, "Many " + i).in("Many " + i, "1").publish(publishing))
                .toList();
        var series = IntStream.range(0, 12)
                .mapToObj(i -> UUID.fromString(as(reader)
                        .json("/api/v1/books/" + books.get(i))
                        .at("/series/0/id")
                        .asString()))
                .toList();

        assertThat(StatementCount.of(() -> firstBooks.of(reader, NameList.SERIES, series, null, 3)))
                .isEqualTo(
                        StatementCount.of(() -> firstBooks.of(reader, NameList.SERIES, series.subList(0, 1), null, 3)));
        assertThat(StatementCount.of(() -> reviews.latest(reader, books, 3)))
                .isEqualTo(StatementCount.of(() -> reviews.latest(reader, books.subList(0, 1), 3)));
    }

    @Test
    void refusesStrangersAndTooMuch() {
        var stranger = CatalogReadsGrpc.newBlockingStub(connection.asNobody());
        assertThatThrownBy(() -> stranger.read(ReadRequest.getDefaultInstance()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("UNAUTHENTICATED");
        var tooMany = ReadRequest.newBuilder();
        IntStream.range(0, 501)
                .forEach(i -> tooMany.addBookIds(UUID.randomUUID().toString()));
        assertThatThrownBy(() -> read(tooMany)).hasMessageStartingWith("INVALID_ARGUMENT");
    }

    private ReadResponse read(ReadRequest.Builder request) {
        return CatalogReadsGrpc.newBlockingStub(connection.as(TestTokens.bearer(reader)))
                .read(request.build());
    }

    private static Page.Builder page(int limit) {
        return Page.newBuilder().setLimit(limit);
    }

    private static List<String> titles(BookAnswer answer) {
        return answer.getPage().getItemsList().stream().map(Book::getTitle).toList();
    }
}
