package dev.nexus.playback.book;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The books that the catalogue has told of. */
@Repository
public class Books {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Books(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes what the catalogue says last about a book, which can be heard. */
    public void put(Book book, BookCredits credits) {
        jdbc.sql("""
                        insert into book as known
                            (id, library_id, length_ms, chapter_starts_ms, title, authors, narrators)
                        values (:id, :library, :length, :chapters, :title, cast(:authors as jsonb), cast(:narrators as jsonb))
                        on conflict (id) do update
                        set library_id = excluded.library_id, length_ms = excluded.length_ms, title = excluded.title,
                            authors = excluded.authors, narrators = excluded.narrators, removed_at = null,
                            chapter_starts_ms = excluded.chapter_starts_ms
                        """)
                .param("id", book.id().value())
                .param("library", book.library().value())
                .param("length", book.length().toMillis())
                .param(
                        "chapters",
                        book.chapterStarts().stream().map(Duration::toMillis).toArray(Long[]::new))
                .param("title", credits.title())
                .param("authors", json.writeValueAsString(credits.authors()))
                .param("narrators", json.writeValueAsString(credits.narrators()))
                .update();
    }

    /** Takes a book away that can no longer be heard. What was heard of it is kept, out of sight: the book may come back. */
    public void remove(BookId id, Instant at) {
        jdbc.sql("update book set removed_at = :at where id = :id and removed_at is null")
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those of the books that are known here, with the listener's access to each. */
    public Map<BookId, BookAccess> asSeenBy(ListenerId listener, Collection<BookId> ids) {
        return jdbc
                .sql("""
                        select book.id as book_id, book.library_id, book.length_ms, book.chapter_starts_ms,
                            member.account_id is not null as granted
                        from open_book book
                        left join open_membership member
                            on member.account_id = :listener and member.library_id = book.library_id
                        where book.id = any (cast(:ids as uuid[]))
                        """)
                .param("listener", listener.value())
                .param("ids", ids.stream().map(BookId::toString).toArray(String[]::new))
                .query((row, number) -> new BookAccess(BookRow.read(row), row.getBoolean("granted")))
                .list()
                .stream()
                .collect(Collectors.toMap(access -> access.book().id(), Function.identity()));
    }
}
