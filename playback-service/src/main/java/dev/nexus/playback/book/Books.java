package dev.nexus.playback.book;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The books that the catalogue has told of. */
@Repository
public class Books {

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what the catalogue says last about a book. */
    public void put(Book book) {
        jdbc.sql("""
                        insert into book (id, library_id, length_ms) values (:id, :library, :length)
                        on conflict (id) do update
                        set library_id = excluded.library_id, length_ms = excluded.length_ms
                        """)
                .param("id", book.id().value())
                .param("library", book.library().value())
                .param("length", book.length().toMillis())
                .update();
    }

    /** Forgets a book that can no longer be heard. What was heard of it is kept, out of sight: the book may come back. */
    public void remove(BookId id) {
        jdbc.sql("delete from book where id = :id").param("id", id.value()).update();
    }

    /** Those of the books that are known here, with the listener's access to each. */
    public Map<BookId, BookAccess> asSeenBy(ListenerId listener, Collection<BookId> ids) {
        return jdbc
                .sql("""
                        select book.id, book.library_id, book.length_ms, member.account_id is not null as granted
                        from book
                        left join open_membership member
                            on member.account_id = :listener and member.library_id = book.library_id
                        where book.id = any (cast(:ids as uuid[]))
                        """)
                .param("listener", listener.value())
                .param("ids", ids.stream().map(BookId::toString).toArray(String[]::new))
                .query((row, number) -> new BookAccess(
                        new Book(
                                new BookId(row.getObject("id", UUID.class)),
                                new LibraryId(row.getObject("library_id", UUID.class)),
                                Duration.ofMillis(row.getLong("length_ms"))),
                        row.getBoolean("granted")))
                .list()
                .stream()
                .collect(Collectors.toMap(access -> access.book().id(), Function.identity()));
    }
}
