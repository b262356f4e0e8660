package dev.nexus.catalog.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is to be indexed off the database: only what is on a shelf. */
@Component
class SearchSource {

    private static final int LONGEST_DESCRIPTION = 5_000;

    private static final String BOOKS = """
            select b.id, b.library_id, b.title, b.subtitle, left(b.description, %d) as description,
                   array(select c.name from book_contributor bc join contributor c on c.id = bc.contributor_id
                         where bc.book_id = b.id and bc.role = 'AUTHOR' order by bc.ordinal) as authors,
                   array(select c.name from book_contributor bc join contributor c on c.id = bc.contributor_id
                         where bc.book_id = b.id and bc.role <> 'AUTHOR' order by bc.ordinal) as others,
                   array(select concat_ws(' ', s.name, trim_scale(bs.position)) from book_series bs
                         join series s on s.id = bs.series_id
                         where bs.book_id = b.id order by bs.ordinal) as series,
                   array(select c.title from chapter c where c.book_id = b.id order by c.ordinal) as chapters
            from book b
            where b.removed_at is null
            """.formatted(LONGEST_DESCRIPTION);

    private static final String PEOPLE = """
            select n.id, n.library_id, n.name from contributor n
            where n.merged_into is null and exists (
                select from book_contributor r join book b on b.id = r.book_id
                where r.contributor_id = n.id and b.removed_at is null)
            """;

    private static final String SERIES = """
            select n.id, n.library_id, n.name from series n
            where n.merged_into is null and exists (
                select from book_series r join book b on b.id = r.book_id
                where r.series_id = n.id and b.removed_at is null)
            """;

    private final JdbcClient jdbc;

    SearchSource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The entries of those of the subjects that are there, by subject. */
    Map<UUID, List<Entry>> entries(Kind kind, Collection<UUID> subjects) {
        return read(kind, "%s and %s.id = any (:subjects)", subjects.toArray(UUID[]::new), null, null);
    }

    /** The next subjects of a kind in the order of their identifiers, at most so many. */
    Map<UUID, List<Entry>> after(Kind kind, UUID last, int limit) {
        return read(kind, "%1$s and %2$s.id > :last order by %2$s.id limit :limit", null, last, limit);
    }

    /** The people and series of these books. */
    List<UUID> namesOf(Kind kind, Collection<UUID> books) {
        var of = kind == Kind.PERSON
                ? "select distinct contributor_id from book_contributor where book_id = any (:books)"
                : "select distinct series_id from book_series where book_id = any (:books)";
        return jdbc.sql(of)
                .param("books", books.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private Map<UUID, List<Entry>> read(
            Kind kind, String which, UUID @Nullable [] subjects, @Nullable UUID last, @Nullable Integer limit) {
        var sql =
                switch (kind) {
                    case BOOK, CHAPTER -> which.formatted(BOOKS, "b");
                    case PERSON -> which.formatted(PEOPLE, "n");
                    case SERIES -> which.formatted(SERIES, "n");
                };
        var statement = jdbc.sql(sql);
        statement = subjects == null
                ? statement.param("last", last).param("limit", limit)
                : statement.param("subjects", subjects);
        return statement.query((row, _) -> kind == Kind.BOOK ? book(row) : List.of(named(kind, row))).list().stream()
                .collect(Collectors.toMap(entries -> entries.getFirst().subject(), entries -> entries));
    }

    private static Entry named(Kind kind, ResultSet row) throws SQLException {
        return Entry.named(
                kind, row.getObject("id", UUID.class), row.getObject("library_id", UUID.class), row.getString("name"));
    }

    /** The book first and then its chapters. */
    private static List<Entry> book(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var library = row.getObject("library_id", UUID.class);
        var title = row.getString("title");
        var authors = texts(row, "authors");
        var people =
                Stream.concat(authors.stream(), texts(row, "others").stream()).toList();
        var page = Stream.concat(Stream.ofNullable(row.getString("subtitle")), texts(row, "series").stream())
                .toList();
        var description = Stream.ofNullable(row.getString("description")).toList();
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(Kind.BOOK, id, 0, library, title, people, page, description));
        var around = Stream.concat(Stream.of(title), authors.stream()).toList();
        var chapters = texts(row, "chapters");
        for (int i = 0; i < chapters.size(); i++) {
            entries.add(new Entry(Kind.CHAPTER, id, i, library, chapters.get(i), List.of(), List.of(), around));
        }
        return entries;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
