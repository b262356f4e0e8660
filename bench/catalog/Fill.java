import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/**
 * Fills libraries with books made of the titles and authors of 9,700 real ones: the beginning of one title with the end of another, and the
 * author of a third. They are written into the catalogue's tables, with everything that a list shows and, where wanted, with chapters.
 */
final class Fill implements AutoCloseable {

    private final Connection connection;

    Fill(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(true);
    }

    /** Reads titles and authors, and makes what does not depend on a library. */
    void prepare(Path titles) throws SQLException, IOException {
        execute("set search_path to catalog");
        // The rows are right as they are: neither keys nor triggers have to see each of a million.
        execute("set session_replication_role = replica");
        execute("create temp table real_title (id serial primary key, title text, author text)");
        try (var lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(titles)), StandardCharsets.UTF_8));
                var insert = connection.prepareStatement("insert into real_title (title, author) values (?, ?)")) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var columns = line.split("\t", -1);
                insert.setString(1, columns[0]);
                insert.setString(2, columns.length > 1 && !columns[1].isBlank() ? columns[1] : "Anonymous");
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Puts so many books into a library, in one transaction. */
    void books(UUID library, int count, int chapters) throws SQLException {
        execute("begin");
        execute("drop table if exists new_book");
        execute("""
                create temp table new_book as
                select gen_random_uuid() as id, n,
                       case when n <= real.count then first.title
                            else array_to_string((string_to_array(first.title, ' '))[1:(first.words + 1) / 2], ' ')
                                 || ' ' || array_to_string((string_to_array(second.title, ' '))[second.words / 2 + 1:], ' ')
                       end as title,
                       third.author
                from (select count(*) from real_title) real
                cross join generate_series(1, %d) n
                join (select *, cardinality(string_to_array(title, ' ')) as words from real_title) first
                    on first.id = 1 + (n - 1) %% real.count
                join (select *, cardinality(string_to_array(title, ' ')) as words from real_title) second
                    on second.id = 1 + (n::bigint * 7919 + n / real.count) %% real.count
                join real_title third on third.id = 1 + (case when n <= real.count then n - 1 else n::bigint * 104729 %% real.count end)
                """.formatted(count));
        var made = "'" + library + "'";
        execute("""
                insert into contributor (id, library_id, name, folded_name)
                select gen_random_uuid(), %1$s, min(author), lower(author) from new_book group by lower(author)
                """.formatted(made));
        execute("""
                insert into series (id, library_id, name, folded_name)
                select gen_random_uuid(), %1$s, 'Series ' || n, 'series ' || n from generate_series(1, %2$d) n
                """.formatted(made, Math.max(1, count / 20)));
        execute("""
                insert into genre (id, library_id, name, folded_name)
                select gen_random_uuid(), %1$s, 'Genre ' || n, 'genre ' || n from generate_series(1, 40) n
                """.formatted(made));
        execute("""
                insert into book (id, version, library_id, title, sort_title, sort_author, language, published_year, description,
                                  duration_millis, content_hash, added_at, updated_at, edited, size, rating_count)
                select id, 0, %1$s, title, lower(title), lower(author), 'en', 1800 + n %% 200,
                       'A book by ' || author || ', made for a benchmark.', 3600000 + n,
                       encode(sha256(('%2$s' || n)::bytea), 'hex'),
                       timestamptz '2020-01-01' + n * interval '1 minute', timestamptz '2020-01-01' + n * interval '1 minute',
                       '{}', 50000000, 0
                from new_book
                """.formatted(made, library));
        execute("""
                insert into book_contributor (book_id, ordinal, contributor_id, role)
                select b.id, 0, c.id, 'AUTHOR' from new_book b
                join contributor c on c.library_id = %1$s and c.folded_name = lower(b.author)
                """.formatted(made));
        execute("""
                insert into book_series (book_id, ordinal, series_id, position)
                select b.id, 0, s.id, 1 + b.n %% 20 from new_book b
                join series s on s.library_id = %1$s and s.name = 'Series ' || (1 + b.n / 20)
                where b.n %% 3 = 0
                """.formatted(made));
        execute("""
                insert into book_genre (book_id, ordinal, genre_id)
                select b.id, o, g.id from new_book b cross join generate_series(0, 1) o
                join genre g on g.library_id = %1$s and g.name = 'Genre ' || (1 + (b.n + o * 13) %% 40)
                """.formatted(made));
        execute("""
                insert into audio_file (id, book_id, ordinal, name, mime_type, size, duration_millis, start_millis, sha256)
                select gen_random_uuid(), id, 0, n || '.m4b', 'audio/mp4', 50000000, 3600000 + n, 0,
                       encode(sha256(('%2$s' || n)::bytea), 'hex')
                from new_book
                """.formatted(made, library));
        execute("""
                insert into chapter (book_id, ordinal, title, start_millis, end_millis)
                select b.id, o, 'Chapter ' || (o + 1) || ': ' || t.title, o * 60000, (o + 1) * 60000
                from new_book b cross join generate_series(0, %1$d) o
                join real_title t on t.id = 1 + (b.n * 31 + o * 17) %% 9000
                """.formatted(chapters - 1));
        execute("insert into library_storage (library_id, bytes) values (%s, %d)".formatted(made, 50_000_000L * count));
        execute("commit");
        execute("analyze");
    }

    /** Lets each instance build its search index anew. */
    void forgetSearchChanges() throws SQLException {
        execute("update search_pruned set before = cast(cast(cast(cast(pg_current_xact_id() as text) as bigint) + 1 as text) as xid8)");
    }

    int count(UUID library) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from book where library_id = '" + library + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
