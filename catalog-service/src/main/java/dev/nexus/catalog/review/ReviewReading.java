package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookAccess;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows what members think of the books that the caller may see. */
@Component
public class ReviewReading {

    static final String LIST = "reviews";

    private final BookAccess access;
    private final Reviews reviews;

    ReviewReading(BookAccess access, Reviews reviews) {
        this.access = access;
        this.reviews = reviews;
    }

    /**
     * One page of a book's reviews, the latest first.
     *
     * @throws ProblemException {@code book-not-found}
     */
    @Transactional(readOnly = true)
    public Page<ReviewView> list(UUID accountId, BookId book, PageRequest page) {
        access.requireReader(accountId, book);
        var before = page.after(LIST, 2)
                .map(place -> new Reviews.Place(place.instant(0), place.uuid(1)))
                .orElse(null);
        var rows = reviews.latest(book, accountId, access.mayCurate(accountId, book), before, page.limit() + 1);
        return Page.cut(rows, page, last -> Cursor.of(LIST, last.updatedAt(), last.accountId()), row -> row);
    }

    /**
     * What the caller thinks of a book.
     *
     * @throws ProblemException {@code book-not-found} or {@code review-not-found}
     */
    @Transactional(readOnly = true)
    public ReviewView own(UUID accountId, BookId book) {
        access.requireReader(accountId, book);
        return require(book, accountId);
    }

    /**
     * What a member thinks of a book, for its curators.
     *
     * @throws ProblemException {@code book-not-found}, {@code role-too-low} or {@code review-not-found}
     */
    @Transactional(readOnly = true)
    public ReviewView of(UUID accountId, BookId book, UUID author) {
        access.requireCurator(accountId, book);
        return require(book, author);
    }

    private ReviewView require(BookId book, UUID author) {
        return reviews.find(book, author)
                .orElseThrow(() -> new ProblemException(CatalogProblem.REVIEW_NOT_FOUND, null));
    }
}
