package dev.nexus.playback.book;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.nexus.platform.database.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What books are called and by whom they are, for who may know it. */
@Component
public class BookCatalogue {

    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {};

    private static final int FEW = 1_000;

    private static final String OPEN = """
            select book.id, book.title, book.authors::text, book.narrators::text, book.length_ms
            from open_book book
            join open_membership member on member.account_id = :listener and member.library_id = book.library_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BookCatalogue(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those of the books whose libraries the listener belongs to; one that was removed among them, because it was heard. */
    public Map<BookId, BookCredits> credits(ListenerId listener, Collection<BookId> books) {
        return jdbc
                .sql("""
                        select book.id, book.title, book.authors::text, book.narrators::text
                        from book
                        join open_membership member
                            on member.account_id = :listener and member.library_id = book.library_id
                        where book.id = any (cast(:ids as uuid[]))
                        """)
                .param("listener", listener.value())
                .param("ids", SqlArrays.texts(books, book -> book))
                .query((row, number) -> Map.entry(new BookId(row.getObject("id", UUID.class)), credits(row)))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * A book that a listener may hear.
     *
     * @param length over all files
     */
    public record OpenBook(BookId id, Duration length, BookCredits credits) {}

    /** Those of the books that a listener may hear. */
    public Map<BookId, OpenBook> open(ListenerId listener, Collection<BookId> books) {
        return jdbc
                .sql(OPEN + " where book.id = any (cast(:ids as uuid[]))")
                .param("listener", listener.value())
                .param("ids", SqlArrays.texts(books, book -> book))
                .query((row, number) -> openBook(row))
                .list()
                .stream()
                .collect(toUnmodifiableMap(OpenBook::id, Function.identity()));
    }

    /** Goes through all books that a listener may hear, in any order, a few of them in memory at a time. */
    @Transactional(readOnly = true)
    public void forEachOpen(ListenerId listener, Consumer<OpenBook> action) {
        jdbc.sql(OPEN).withFetchSize(FEW).param("listener", listener.value()).query(row -> {
            action.accept(openBook(row));
        });
    }

    private OpenBook openBook(ResultSet row) throws SQLException {
        return new OpenBook(
                new BookId(row.getObject("id", UUID.class)), Duration.ofMillis(row.getLong("length_ms")), credits(row));
    }

    private BookCredits credits(ResultSet row) throws SQLException {
        return new BookCredits(
                row.getString("title"),
                json.readValue(row.getString("authors"), PEOPLE),
                json.readValue(row.getString("narrators"), PEOPLE));
    }
}
