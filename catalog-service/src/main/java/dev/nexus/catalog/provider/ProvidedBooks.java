package dev.nexus.catalog.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Catalogues of others as rows, and a provider of what is in them. */
@Repository
class ProvidedBooks implements MetadataProvider {

    private static final int MOST = 50;

    private record BookRow(
            String key,
            String title_key,
            String title,
            @Nullable String subtitle,
            List<String> authors,
            List<String> author_keys,
            @Nullable String description,
            @Nullable Integer published_year,
            @Nullable String language,
            List<String> genres) {

        static BookRow of(CatalogueFile.Entry.Book entry) {
            var book = entry.book();
            return new BookRow(
                    book.key(),
                    Likeness.titleKey(book.title()),
                    book.title(),
                    book.subtitle(),
                    book.authors(),
                    entry.authorKeys(),
                    book.description(),
                    book.publishedYear(),
                    book.language(),
                    book.genres());
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProvidedBooks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<ProvidedBook> find(String title, List<String> authors) {
        var key = Likeness.titleKey(title);
        if (key.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select b.*, b.authors || array(
                            select a.name from provided_author a
                            where a.provider = b.provider and a.key = any (b.author_keys) order by a.name) as all_authors
                        from provided_book b
                        where b.title_key = :key order by b.provider, b.key limit :most
                        """).param("key", key).param("most", MOST).query(ProvidedBooks::book).list().stream()
                .filter(book -> authors.isEmpty() || Likeness.shareAnAuthor(authors, book.authors()))
                .toList();
    }

    /** Adds books, or says anew what is known of them. */
    void putBooks(String provider, List<CatalogueFile.Entry.Book> books) {
        put(provider, books.stream().map(BookRow::of).toList(), """
                insert into provided_book (provider, key, title_key, title, subtitle, authors, author_keys, description,
                                           published_year, language, genres)
                select distinct on (r.key) :provider, r.key, r.title_key, r.title, r.subtitle, r.authors, r.author_keys,
                       r.description, r.published_year, r.language, r.genres
                from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                    key text, title_key text, title text, subtitle text, authors text[], author_keys text[],
                    description text, published_year integer, language text, genres text[])
                on conflict (provider, key) do update set
                    title_key = excluded.title_key, title = excluded.title, subtitle = excluded.subtitle,
                    authors = excluded.authors, author_keys = excluded.author_keys, description = excluded.description,
                    published_year = excluded.published_year, language = excluded.language, genres = excluded.genres
                """);
    }

    /** Adds authors, or names them anew. */
    void putAuthors(String provider, List<CatalogueFile.Entry.Author> authors) {
        put(provider, authors, """
                insert into provided_author (provider, key, name)
                select distinct on (r.key) :provider, r.key, r.name
                from jsonb_to_recordset(cast(:rows as jsonb)) as r (key text, name text)
                on conflict (provider, key) do update set name = excluded.name
                """);
    }

    private void put(String provider, List<?> rows, String sql) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql)
                    .param("provider", provider)
                    .param("rows", json.writeValueAsString(rows).replace("\\u0000", ""))
                    .update();
        }
    }

    /** Whether a file is loaded as it is. */
    boolean isLoaded(String path, String fingerprint) {
        return jdbc.sql("select exists (select from provided_file where path = :path and fingerprint = :fingerprint)")
                .param("path", path)
                .param("fingerprint", fingerprint)
                .query(Boolean.class)
                .single();
    }

    void noteLoaded(String path, String fingerprint, long records, long unreadable) {
        jdbc.sql("""
                        insert into provided_file (path, fingerprint, loaded_at, records, unreadable)
                        values (:path, :fingerprint, now(), :records, :unreadable)
                        on conflict (path) do update set
                            fingerprint = excluded.fingerprint, loaded_at = now(), records = excluded.records,
                            unreadable = excluded.unreadable
                        """)
                .param("path", path)
                .param("fingerprint", fingerprint)
                .param("records", records)
                .param("unreadable", unreadable)
                .update();
    }

    private static ProvidedBook book(ResultSet row, int number) throws SQLException {
        return new ProvidedBook(
                row.getString("provider"),
                row.getString("key"),
                row.getString("title"),
                row.getString("subtitle"),
                texts(row, "all_authors"),
                row.getString("description"),
                row.getObject("published_year", Integer.class),
                row.getString("language"),
                texts(row, "genres"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
