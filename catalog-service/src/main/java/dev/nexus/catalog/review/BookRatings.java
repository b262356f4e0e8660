package dev.nexus.catalog.review;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each book's rating what its reviews say together. */
@Component
class BookRatings {

    private final JdbcClient jdbc;

    BookRatings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts anew, one transaction after the other: the second one sees what the first one has written. */
    @EventListener
    void on(RatingChanged changed) {
        var book = changed.book().value();
        jdbc.sql("select id from book where id = :book for no key update")
                .param("book", book)
                .query()
                .listOfRows();
        jdbc.sql("""
                        update book set (rating_average, rating_count) = (
                            select avg(rating), count(*) from review where book_id = :book and hidden_at is null)
                        where id = :book
                        """).param("book", book).update();
    }
}
