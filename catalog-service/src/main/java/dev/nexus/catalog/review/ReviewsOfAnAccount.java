package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people have said of books. It goes with the account, and whoever keeps reviews is told. */
@Component("personalReviews")
class ReviewsOfAnAccount implements PersonalData {

    private record Gone(UUID id, UUID bookId, UUID libraryId) {}

    private final PersonalData rows;
    private final JdbcClient jdbc;
    private final BookRatings ratings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewsOfAnAccount(JdbcClient jdbc, BookRatings ratings, ApplicationEventPublisher events, Clock clock) {
        this.rows = PersonalRows.of(jdbc, "reviews", """
                select review.book_id as "bookId", book.title as "bookTitle", review.rating, review.text, review.spoiler,
                    review.answer, review.created_at as "createdAt", review.updated_at as "updatedAt"
                from review join book on book.id = review.book_id
                where review.account_id = :account order by review.book_id
                """);
        this.jdbc = jdbc;
        this.ratings = ratings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public Stream<?> about(UUID account) {
        return rows.about(account);
    }

    /** Book by book in their order, so that two erasures do not wait for each other. */
    @Override
    public void erase(UUID account) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var gone = jdbc.sql("""
                        with gone as (delete from review where account_id = :account returning id, book_id)
                        select gone.id, gone.book_id, book.library_id from gone join book on book.id = gone.book_id
                        order by gone.book_id
                        """).param("account", account).query(Gone.class).list();
        for (var review : gone) {
            var book = new BookId(review.bookId());
            var subject = new ReviewEvent.Subject(
                    new ReviewId(review.id()), book, new LibraryId(review.libraryId()), account);
            events.publishEvent(new ReviewEvent.ReviewDeleted(subject, ratings.recount(book), now));
        }
    }
}
