package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookAccess;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.catalog.review.ReviewEvent.ReviewAnswered;
import dev.nexus.catalog.review.ReviewEvent.ReviewModerated;
import dev.nexus.catalog.review.ReviewEvent.Subject;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets curators take reviews out of sight and answer them, in the name of the library. */
@Component
public class ReviewModerating {

    private final BookAccess access;
    private final ErasedAccounts erased;
    private final Reviews reviews;
    private final BookRatings ratings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewModerating(
            BookAccess access,
            ErasedAccounts erased,
            Reviews reviews,
            BookRatings ratings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.erased = erased;
        this.reviews = reviews;
        this.ratings = ratings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a member's review out of sight, or puts it back. To do it once more changes nothing.
     *
     * @throws ProblemException {@code book-not-found}, {@code role-too-low} or {@code review-not-found}
     */
    @Transactional
    public void moderate(UUID accountId, BookId book, UUID author, boolean hidden) {
        var library = access.requireCurator(accountId, book);
        var now = now();
        reviews.hide(book, author, hidden ? now : null)
                .ifPresentOrElse(
                        review -> events.publishEvent(new ReviewModerated(
                                new Subject(review, book, library, author), hidden, ratings.recount(book), now)),
                        () -> require(book, author));
    }

    /**
     * Answers a member's review, in the place of an answer before. To say the same once more changes nothing.
     *
     * @throws ProblemException {@code book-not-found}, {@code role-too-low} or {@code review-not-found}
     */
    @Transactional
    public void answer(UUID accountId, BookId book, UUID author, AnswerReview answer) {
        var library = access.requireCurator(accountId, book);
        erased.refuse(accountId);
        var now = now();
        reviews.answer(book, author, answer, accountId, now)
                .ifPresentOrElse(
                        review -> events.publishEvent(
                                new ReviewAnswered(new Subject(review, book, library, author), accountId, now)),
                        () -> require(book, author));
    }

    /**
     * Takes the answer to a member's review back. To do it once more changes nothing.
     *
     * @throws ProblemException {@code book-not-found}, {@code role-too-low} or {@code review-not-found}
     */
    @Transactional
    public void takeAnswerBack(UUID accountId, BookId book, UUID author) {
        access.requireCurator(accountId, book);
        require(book, author);
        reviews.takeAnswerBack(book, author);
    }

    private void require(BookId book, UUID author) {
        if (reviews.find(book, author).isEmpty()) {
            throw new ProblemException(CatalogProblem.REVIEW_NOT_FOUND, null);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
