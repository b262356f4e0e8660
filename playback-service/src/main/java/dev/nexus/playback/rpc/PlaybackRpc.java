package dev.nexus.playback.rpc;

import dev.nexus.contracts.rpc.playback.Page;
import dev.nexus.contracts.rpc.playback.PlaybackReadsGrpc.PlaybackReadsImplBase;
import dev.nexus.contracts.rpc.playback.ProgressAnswer;
import dev.nexus.contracts.rpc.playback.ReadRequest;
import dev.nexus.contracts.rpc.playback.ReadResponse;
import dev.nexus.platform.rpc.RpcCaller;
import dev.nexus.platform.rpc.RpcParts;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.ProgressReading;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** Answers what a level of a graph asks of playback: the use cases of the controllers, for many at once. */
@Component
class PlaybackRpc extends PlaybackReadsImplBase {

    private final ProgressReading reading;
    private final BookmarkLists bookmarks;
    private final StatisticsOfDays statistics;

    PlaybackRpc(ProgressReading reading, BookmarkLists bookmarks, StatisticsOfDays statistics) {
        this.reading = reading;
        this.bookmarks = bookmarks;
        this.statistics = statistics;
    }

    @Override
    public void read(ReadRequest asked, StreamObserver<ReadResponse> answer) {
        RpcParts.requireAtMost("bookmarks", asked.getBookmarksCount(), RpcParts.MOST_LISTS);
        RpcParts.requireAtMost("continue_listening", asked.getContinueListeningCount(), RpcParts.MOST_SEARCHES);
        RpcParts.requireAtMost("statistics", asked.getStatisticsCount(), RpcParts.MOST_SEARCHES);
        var listener = new ListenerId(RpcCaller.current().accountId());
        var response = ReadResponse.newBuilder();
        var books = RpcParts.ids("progress_of", asked.getProgressOfList()).stream()
                .map(BookId::new)
                .toList();
        reading.find(listener, books).forEach(place -> response.addProgress(ProgressMessages.progress(place)));
        asked.getContinueListeningList().forEach(page -> response.addContinueListening(continued(listener, page)));
        response.addAllBookmarks(bookmarks.pages(listener, asked.getBookmarksList()));
        asked.getStatisticsList().forEach(days -> response.addStatistics(statistics.of(listener, days)));
        answer.onNext(response.build());
        answer.onCompleted();
    }

    private ProgressAnswer continued(ListenerId listener, Page page) {
        return RpcParts.part(
                () -> ProgressAnswer.newBuilder()
                        .setPage(ProgressMessages.page(
                                reading.continueListening(listener, request(page), ProgressMessages::progress)))
                        .build(),
                problem -> ProgressAnswer.newBuilder().setProblem(problem).build());
    }

    static PageRequest request(Page page) {
        return RpcParts.page(page.getLimit(), page.hasCursor() ? page.getCursor() : null);
    }
}
