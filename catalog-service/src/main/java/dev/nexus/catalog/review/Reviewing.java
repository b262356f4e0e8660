package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookAccess;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.review.ReviewEvent.ReviewDeleted;
import dev.nexus.catalog.review.ReviewEvent.ReviewWritten;
import dev.nexus.catalog.review.ReviewEvent.Subject;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets members say what they think of a book. */
@Component
public class Reviewing {

    private final BookAccess access;
    private final ErasedAccounts erased;
    private final Reviews reviews;
    private final BookRatings ratings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviewing(
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
     * Writes the caller's review, in the place of one before. To write the same once more changes nothing.
     *
     * @throws ProblemException {@code book-not-found}
     */
    @Transactional
    public void write(UUID accountId, BookId book, WriteReview wanted) {
        var library = access.requireReader(accountId, book);
        erased.refuse(accountId);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        reviews.put(book, accountId, wanted, now)
                .ifPresent(written -> events.publishEvent(new ReviewWritten(
                        new Subject(new ReviewId(written.id()), book, library, accountId),
                        wanted.rating(),
                        wanted.textOrNull() != null,
                        wanted.isSpoiler(),
                        written.hidden(),
                        ratings.recount(book),
                        now)));
    }

    /**
     * Takes the caller's review back, and the answer to it with it. Taking it back once more changes nothing.
     *
     * @throws ProblemException {@code book-not-found}
     */
    @Transactional
    public void delete(UUID accountId, BookId book) {
        var library = access.requireReader(accountId, book);
        reviews.delete(book, accountId)
                .ifPresent(deleted -> events.publishEvent(new ReviewDeleted(
                        new Subject(deleted, book, library, accountId),
                        ratings.recount(book),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }
}
