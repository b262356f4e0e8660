package dev.nexus.notification.book;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the catalogue calls its books. */
@Repository
public class BookTitles {

    private final JdbcClient jdbc;

    BookTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what the catalogue says last. */
    public void put(UUID book, String title) {
        jdbc.sql("""
                        insert into book_title (book_id, title) values (:book, :title)
                        on conflict (book_id) do update set title = excluded.title
                        """).param("book", book).param("title", title).update();
    }

    /** Forgets a book that is gone for good. */
    public void remove(UUID book) {
        jdbc.sql("delete from book_title where book_id = :book")
                .param("book", book)
                .update();
    }

    /** The title of a book; empty while its event has not arrived. */
    public Optional<String> find(UUID book) {
        return jdbc.sql("select title from book_title where book_id = :book")
                .param("book", book)
                .query(String.class)
                .optional();
    }
}
