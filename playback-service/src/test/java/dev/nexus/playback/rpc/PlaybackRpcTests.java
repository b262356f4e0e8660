package dev.nexus.playback.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.rpc.playback.BookmarkList;
import dev.nexus.contracts.rpc.playback.Days;
import dev.nexus.contracts.rpc.playback.Page;
import dev.nexus.contracts.rpc.playback.PlaybackReadsGrpc;
import dev.nexus.contracts.rpc.playback.Progress;
import dev.nexus.contracts.rpc.playback.ReadRequest;
import dev.nexus.contracts.rpc.playback.ReadResponse;
import dev.nexus.platform.rpc.RpcProblem;
import dev.nexus.platform.test.RpcConnection;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.TestTokens;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Playback over gRPC: the same rules as over HTTP, for many at once. */
@ServiceTest
class PlaybackRpcTests {

    private final Shelf shelf;
    private final Shelf closed;
    private final Listener ada;
    private final RpcConnection connection;

    PlaybackRpcTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired GrpcServerLifecycle server,
            @LocalServerPort int port) {
        this.shelf = Shelf.known(events, jdbc);
        this.closed = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
        this.connection = new RpcConnection(server.getPort());
    }

    @BeforeEach
    void listens() {
        shelf.letIn(ada.account());
        var now = Instant.now();
        ada.send("phone", now, Listener.heartbeat(shelf.book(), 0, 30, now));
        ada.exchange(HttpMethod.POST, marks(), "{\"position\": 12.5, \"title\": \"Here\"}", Map.of());
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void tellsPlacesInTheBooksThatAreOpen() {
        var answer = read(ReadRequest.newBuilder()
                .addProgressOf(shelf.book().toString())
                .addProgressOf(closed.book().toString())
                .addContinueListening(Page.newBuilder().setLimit(5))
                .addContinueListening(Page.newBuilder().setLimit(5).setCursor("none")));

        assertThat(answer.getProgressList()).extracting(Progress::getPositionMs).containsExactly(30_000L);
        assertThat(answer.getContinueListening(0).getPage().getItems(0).getBookId())
                .isEqualTo(shelf.book().toString());
        assertThat(RpcProblem.of(answer.getContinueListening(1).getProblem()).code())
                .isEqualTo("invalid-cursor");
    }

    @Test
    void tellsBookmarksAndWhereTheListGoesOn() {
        ada.exchange(HttpMethod.POST, marks(), "{\"position\": 20}", Map.of());

        var answer = read(ReadRequest.newBuilder()
                .addBookmarks(bookmarks(shelf.book(), Page.newBuilder().setLimit(1)))
                .addBookmarks(bookmarks(closed.book(), Page.newBuilder().setLimit(1))));
        var first = answer.getBookmarks(0).getPage();
        var rest = read(ReadRequest.newBuilder()
                .addBookmarks(
                        bookmarks(shelf.book(), Page.newBuilder().setLimit(1).setCursor(first.getNext()))));

        assertThat(first.getItems(0).getTitle()).isEqualTo("Here");
        assertThat(rest.getBookmarks(0).getPage().getItems(0).getPositionMs()).isEqualTo(20_000);
        assertThat(RpcProblem.of(answer.getBookmarks(1).getProblem()).status()).isEqualTo(404);
    }

    @Test
    void countsWhatWasHeard() {
        var answer = read(ReadRequest.newBuilder()
                .addStatistics(Days.getDefaultInstance())
                .addStatistics(Days.newBuilder().setZone("Atlantis")));

        assertThat(answer.getStatistics(0).getStatistics().getTotalMs()).isEqualTo(30_000);
        assertThat(answer.getStatistics(0).getStatistics().getCurrentStreak()).isPositive();
        assertThat(RpcProblem.of(answer.getStatistics(1).getProblem()).detail()).contains("time zone");
    }

    private ReadResponse read(ReadRequest.Builder request) {
        return PlaybackReadsGrpc.newBlockingStub(connection.as(TestTokens.bearer(ada.account())))
                .read(request.build());
    }

    private static BookmarkList bookmarks(UUID book, Page.Builder page) {
        return BookmarkList.newBuilder()
                .setBookId(book.toString())
                .setPage(page)
                .build();
    }

    private String marks() {
        return "/api/v1/me/books/%s/bookmarks".formatted(shelf.book());
    }
}
