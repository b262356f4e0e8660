package dev.nexus.catalog.book;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what was found by its identifiers. It asks nobody whether they may see it: whoever calls has looked for it in
 * readable libraries only.
 */
@Component
public class SearchSubjects {

    /**
     * An author or narrator.
     *
     * @param roles in lower case
     */
    public record Person(UUID id, UUID libraryId, String name, List<String> roles, long books) {}

    /** A series. */
    public record SeriesSummary(UUID id, UUID libraryId, String name, long books) {}

    /**
     * A chapter and its book.
     *
     * @param start seconds on the book's timeline
     * @param end seconds on the book's timeline
     */
    public record ChapterOfBook(
            UUID bookId, UUID libraryId, String bookTitle, int index, String title, BigDecimal start, BigDecimal end) {}

    private final JdbcClient jdbc;

    SearchSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Person> people(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select c.id, c.library_id, c.name, count(distinct b.id) as books,
                               array_agg(distinct lower(bc.role)) filter (where b.id is not null) as roles
                        from contributor c
                        left join book_contributor bc on bc.contributor_id = c.id
                        left join book b on b.id = bc.book_id and b.removed_at is null
                        where c.id in (:ids)
                        group by c.id
                        """).param("ids", ids).query(SearchSubjects::person).list();
    }

    public List<SeriesSummary> series(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select s.id, s.library_id, s.name, count(b.id) as books
                        from series s
                        left join book_series bs on bs.series_id = s.id
                        left join book b on b.id = bs.book_id and b.removed_at is null
                        where s.id in (:ids)
                        group by s.id
                        """).param("ids", ids).query(SeriesSummary.class).list();
    }

    /** All of these books' chapters that have one of these places. */
    public List<ChapterOfBook> chapters(Collection<UUID> books, Collection<Integer> indexes) {
        return books.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select b.id, b.library_id, b.title as book_title, c.ordinal, c.title, c.start_millis, c.end_millis
                        from chapter c join book b on b.id = c.book_id
                        where c.book_id in (:books) and c.ordinal in (:indexes) and b.removed_at is null
                        """)
                        .param("books", books)
                        .param("indexes", indexes)
                        .query(SearchSubjects::chapter)
                        .list();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        Array roles = row.getArray("roles");
        return new Person(
                row.getObject("id", UUID.class),
                row.getObject("library_id", UUID.class),
                row.getString("name"),
                roles == null ? List.of() : List.of((String[]) roles.getArray()),
                row.getLong("books"));
    }

    private static ChapterOfBook chapter(ResultSet row, int number) throws SQLException {
        return new ChapterOfBook(
                row.getObject("id", UUID.class),
                row.getObject("library_id", UUID.class),
                row.getString("book_title"),
                row.getInt("ordinal"),
                row.getString("title"),
                Seconds.ofMillis(row.getLong("start_millis")),
                Seconds.ofMillis(row.getLong("end_millis")));
    }
}
