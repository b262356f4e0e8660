package dev.nexus.catalog.rpc;

import static java.util.stream.Collectors.groupingBy;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.catalog.review.ReviewReading;
import dev.nexus.catalog.review.ReviewView;
import dev.nexus.catalog.review.ReviewsOfBooks;
import dev.nexus.contracts.rpc.catalog.OwnReview;
import dev.nexus.contracts.rpc.catalog.Review;
import dev.nexus.contracts.rpc.catalog.ReviewAnswer;
import dev.nexus.contracts.rpc.catalog.ReviewList;
import dev.nexus.contracts.rpc.catalog.ReviewPage;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcParts;
import dev.nexus.platform.rpc.RpcTimes;
import dev.nexus.platform.web.Page;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Pages of reviews. The first pages of many books are read together; each of the others costs its own statements. */
@Component
class ReviewLists {

    private final ReviewReading reading;
    private final ReviewsOfBooks ofBooks;

    ReviewLists(ReviewReading reading, ReviewsOfBooks ofBooks) {
        this.reading = reading;
        this.ofBooks = ofBooks;
    }

    List<OwnReview> own(UUID caller, Collection<UUID> books) {
        return ofBooks.own(caller, books).entrySet().stream()
                .map(own -> OwnReview.newBuilder()
                        .setBookId(own.getKey().toString())
                        .setReview(review(own.getValue()))
                        .build())
                .toList();
    }

    List<ReviewAnswer> pages(UUID caller, List<ReviewList> asked) {
        var first = asked.stream()
                .filter(list -> !list.getPage().hasCursor() && list.getPage().getLimit() > 0)
                .collect(groupingBy(list -> list.getPage().getLimit()));
        Map<ReviewList, ReviewAnswer> answers = new HashMap<>();
        first.forEach((limit, lists) -> {
            RpcParts.page(limit, null);
            var pages = ofBooks.latest(
                    caller,
                    RpcParts.ids(
                            "reviews", lists.stream().map(ReviewList::getBookId).toList()),
                    limit);
            lists.forEach(list -> answers.put(list, RpcParts.part(() -> first(pages, list), ReviewLists::problem)));
        });
        asked.forEach(list ->
                answers.computeIfAbsent(list, one -> RpcParts.part(() -> page(caller, one), ReviewLists::problem)));
        return asked.stream()
                .map(list -> Objects.requireNonNull(answers.get(list)))
                .toList();
    }

    private static ReviewAnswer first(Map<UUID, Page<ReviewView>> pages, ReviewList list) {
        var page = pages.get(RpcParts.id("book_id", list.getBookId()));
        if (page == null) {
            throw new ProblemException(CatalogProblem.BOOK_NOT_FOUND, null);
        }
        return answer(page);
    }

    private ReviewAnswer page(UUID caller, ReviewList list) {
        var page = list.getPage();
        return answer(reading.list(
                caller,
                new BookId(RpcParts.id("book_id", list.getBookId())),
                RpcParts.page(page.getLimit(), page.hasCursor() ? page.getCursor() : null)));
    }

    private static ReviewAnswer answer(Page<ReviewView> page) {
        var reviews = ReviewPage.newBuilder()
                .addAllItems(page.items().stream().map(ReviewLists::review).toList());
        BookMessages.given(page.next(), reviews::setNext);
        return ReviewAnswer.newBuilder().setPage(reviews).build();
    }

    private static ReviewAnswer problem(com.google.rpc.Status problem) {
        return ReviewAnswer.newBuilder().setProblem(problem).build();
    }

    private static Review review(ReviewView view) {
        var review = Review.newBuilder()
                .setAccountId(view.accountId().toString())
                .setRating(view.rating())
                .setSpoiler(view.spoiler())
                .setHidden(view.hidden())
                .setCreatedAt(RpcTimes.of(view.createdAt()))
                .setUpdatedAt(RpcTimes.of(view.updatedAt()));
        BookMessages.given(view.text(), review::setText);
        return review.build();
    }
}
