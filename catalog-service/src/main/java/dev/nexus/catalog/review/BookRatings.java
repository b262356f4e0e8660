package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each book's rating what its reviews say together. */
@Component
class BookRatings {

    private final JdbcClient jdbc;

    BookRatings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts anew, one transaction after the other: the second one sees what the first one has written. Belongs into the
     * transaction of what has changed.
     */
    Rating recount(BookId changed) {
        var book = changed.value();
        jdbc.sql("select id from book where id = :book for no key update")
                .param("book", book)
                .query()
                .listOfRows();
        return jdbc.sql("""
                        update book set (rating_average, rating_count) = (
                            select avg(rating), count(*) from review where book_id = :book and hidden_at is null)
                        where id = :book
                        returning rating_average as average, rating_count as count
                        """).param("book", book).query(Rating.class).single();
    }
}
