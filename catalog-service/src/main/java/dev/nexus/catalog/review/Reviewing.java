package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookAccess;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets members say what they think of a book, and curators take it out of sight. */
@Component
public class Reviewing {

    private final BookAccess access;
    private final ErasedAccounts erased;
    private final Reviews reviews;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviewing(
            BookAccess access, ErasedAccounts erased, Reviews reviews, ApplicationEventPublisher events, Clock clock) {
        this.access = access;
        this.erased = erased;
        this.reviews = reviews;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes the caller's review, in the place of one before.
     *
     * @throws ProblemException {@code book-not-found}
     */
    @Transactional
    public void write(UUID accountId, BookId book, WriteReview wanted) {
        access.requireReader(accountId, book);
        erased.refuse(accountId);
        reviews.put(book, accountId, wanted, now());
        events.publishEvent(new RatingChanged(book));
    }

    /**
     * Takes the caller's review back. Taking it back once more changes nothing.
     *
     * @throws ProblemException {@code book-not-found}
     */
    @Transactional
    public void delete(UUID accountId, BookId book) {
        access.requireReader(accountId, book);
        if (reviews.delete(book, accountId)) {
            events.publishEvent(new RatingChanged(book));
        }
    }

    /**
     * Takes a member's review out of sight, or puts it back.
     *
     * @throws ProblemException {@code book-not-found}, {@code role-too-low} or {@code review-not-found}
     */
    @Transactional
    public void moderate(UUID accountId, BookId book, UUID author, boolean hidden) {
        access.requireCurator(accountId, book);
        if (!reviews.hide(book, author, hidden ? now() : null)) {
            throw new ProblemException(CatalogProblem.REVIEW_NOT_FOUND, null);
        }
        events.publishEvent(new RatingChanged(book));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
