package dev.nexus.gateway.graph;

import static java.util.stream.Collectors.toMap;

import dev.nexus.contracts.rpc.playback.PlaybackReadsGrpc;
import dev.nexus.contracts.rpc.playback.Progress;
import dev.nexus.contracts.rpc.playback.ReadRequest;
import dev.nexus.contracts.rpc.playback.ReadResponse;
import dev.nexus.gateway.route.Backend;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks playback all that a level of the graph needs, in one call. */
@Component
class PlaybackLoading implements Loading<PlaybackQuestion> {

    private final RpcCalls calls;

    PlaybackLoading(RpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public Backend backend() {
        return Backend.PLAYBACK;
    }

    @Override
    public Map<PlaybackQuestion, Reply> load(Collection<PlaybackQuestion> questions, Caller caller) {
        var request = request(questions);
        var response = calls.call(Backend.PLAYBACK, caller, channel -> PlaybackReadsGrpc.newBlockingStub(channel)
                .read(request));
        return replies(questions, response);
    }

    private static ReadRequest request(Collection<PlaybackQuestion> questions) {
        var request = ReadRequest.newBuilder();
        for (var question : questions) {
            switch (question) {
                case PlaybackQuestion.PlaceIn(var book) -> request.addProgressOf(book);
                case PlaybackQuestion.Continued(var page) -> request.addContinueListening(page);
                case PlaybackQuestion.Bookmarks(var list) -> request.addBookmarks(list);
                case PlaybackQuestion.Heard(var days) -> request.addStatistics(days);
            }
        }
        return request.build();
    }

    /** Places by their books, and lists in the order in which they were asked for. */
    private static Map<PlaybackQuestion, Reply> replies(Collection<PlaybackQuestion> questions, ReadResponse response) {
        var places = response.getProgressList().stream().collect(toMap(Progress::getBookId, place -> place));
        var continued = response.getContinueListeningList().iterator();
        var bookmarks = response.getBookmarksList().iterator();
        var statistics = response.getStatisticsList().iterator();
        Map<PlaybackQuestion, Reply> replies = new HashMap<>();
        for (var question : questions) {
            replies.put(
                    question,
                    switch (question) {
                        case PlaybackQuestion.PlaceIn(var book) -> Reply.of(places.get(book));
                        case PlaybackQuestion.Continued _ -> {
                            var answer = continued.next();
                            yield answer.hasPage() ? Reply.of(answer.getPage()) : failed(answer.getProblem());
                        }
                        case PlaybackQuestion.Bookmarks _ -> {
                            var answer = bookmarks.next();
                            yield answer.hasPage() ? Reply.of(answer.getPage()) : failed(answer.getProblem());
                        }
                        case PlaybackQuestion.Heard _ -> {
                            var answer = statistics.next();
                            yield answer.hasStatistics()
                                    ? Reply.of(answer.getStatistics())
                                    : failed(answer.getProblem());
                        }
                    });
        }
        return replies;
    }

    private static Reply failed(com.google.rpc.Status problem) {
        return Reply.failed(problem, Backend.PLAYBACK);
    }
}
