package dev.nexus.gateway.graph;

import static java.util.stream.Collectors.toMap;

import dev.nexus.contracts.rpc.catalog.Book;
import dev.nexus.contracts.rpc.catalog.BookChapters;
import dev.nexus.contracts.rpc.catalog.CatalogReadsGrpc;
import dev.nexus.contracts.rpc.catalog.OwnReview;
import dev.nexus.contracts.rpc.catalog.ReadRequest;
import dev.nexus.contracts.rpc.catalog.ReadResponse;
import dev.nexus.gateway.route.Backend;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the catalogue all that a level of the graph needs, in one call. */
@Component
class CatalogLoading implements Loading<CatalogQuestion> {

    private final RpcCalls calls;

    CatalogLoading(RpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public Backend backend() {
        return Backend.CATALOG;
    }

    @Override
    public Map<CatalogQuestion, Reply> load(Collection<CatalogQuestion> questions, Caller caller) {
        var request = request(questions);
        var response = calls.call(Backend.CATALOG, caller, channel -> CatalogReadsGrpc.newBlockingStub(channel)
                .read(request));
        return new Answers(response).of(questions);
    }

    private static ReadRequest request(Collection<CatalogQuestion> questions) {
        var request = ReadRequest.newBuilder();
        for (var question : questions) {
            switch (question) {
                case CatalogQuestion.OneBook(var id) -> request.addBookIds(id);
                case CatalogQuestion.Chapters(var book) -> request.addChaptersOf(book);
                case CatalogQuestion.OwnReview(var book) -> request.addOwnReviewsOf(book);
                case CatalogQuestion.Reviews(var list) -> request.addReviews(list);
                case CatalogQuestion.Books(var list) -> request.addBooks(list);
                case CatalogQuestion.OneName(var name) -> request.addNames(name);
                case CatalogQuestion.Searched(var search) -> request.addSearches(search);
            }
        }
        return request.build();
    }

    /** Things by their ids, and lists in the order in which they were asked for. */
    private static final class Answers {

        private final Map<String, Book> books;
        private final Map<String, BookChapters> chapters;
        private final Map<String, OwnReview> ownReviews;
        private final Queue<Reply> reviews;
        private final Queue<Reply> lists;
        private final Queue<Reply> names;
        private final Queue<Reply> searches;

        Answers(ReadResponse response) {
            books = response.getBooksList().stream().collect(toMap(Book::getId, book -> book));
            chapters = response.getChaptersList().stream().collect(toMap(BookChapters::getBookId, of -> of));
            ownReviews = response.getOwnReviewsList().stream().collect(toMap(OwnReview::getBookId, own -> own));
            reviews = inOrder(response.getReviewsList().stream()
                    .map(answer -> answer.hasPage() ? Reply.of(answer.getPage()) : failed(answer.getProblem()))
                    .toList());
            lists = inOrder(response.getBookListsList().stream()
                    .map(answer -> answer.hasPage() ? Reply.of(answer.getPage()) : failed(answer.getProblem()))
                    .toList());
            names = inOrder(response.getNamesList().stream()
                    .map(answer -> answer.hasName() ? Reply.of(answer.getName()) : failed(answer.getProblem()))
                    .toList());
            searches = inOrder(response.getSearchesList().stream()
                    .map(answer -> answer.hasResult() ? Reply.of(answer.getResult()) : failed(answer.getProblem()))
                    .toList());
        }

        Map<CatalogQuestion, Reply> of(Collection<CatalogQuestion> questions) {
            Map<CatalogQuestion, Reply> replies = new HashMap<>();
            questions.forEach(question -> replies.put(question, of(question)));
            return replies;
        }

        private Reply of(CatalogQuestion question) {
            return switch (question) {
                case CatalogQuestion.OneBook(var id) -> Reply.of(books.get(id));
                case CatalogQuestion.Chapters(var book) ->
                    Reply.of(chapters.getOrDefault(book, BookChapters.getDefaultInstance()));
                case CatalogQuestion.OwnReview(var book) -> Reply.of(review(ownReviews.get(book)));
                case CatalogQuestion.Reviews _ -> reviews.remove();
                case CatalogQuestion.Books _ -> lists.remove();
                case CatalogQuestion.OneName _ -> names.remove();
                case CatalogQuestion.Searched _ -> searches.remove();
            };
        }

        private static @Nullable Object review(@Nullable OwnReview own) {
            return own == null ? null : own.getReview();
        }

        private static Reply failed(com.google.rpc.Status problem) {
            return Reply.failed(problem, Backend.CATALOG);
        }

        private static Queue<Reply> inOrder(List<Reply> replies) {
            return new ArrayDeque<>(replies);
        }
    }
}
